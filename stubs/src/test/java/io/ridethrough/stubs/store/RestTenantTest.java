package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.outbound.InferenceCall;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The store code in a REST path says whose client a guest is. */
class RestTenantTest {
    @Test
    void a_store_code_selects_the_tenant_and_its_law() throws Exception {
        try (TestStore shop = TestStore.sound()) {
            for (String view : List.of("", "all/", "default/", "harbour/")) {
                String cart = shop.readyCart();
                TestStore.Answer placed =
                        shop.send("PUT", "/rest/" + view + "V1/guest-carts/" + cart + "/order", Map.of(), "{}");
                assertThat(placed.status()).as(view).isEqualTo(200);
            }
            assertThat(shop.store.calls().calls())
                    .extracting(InferenceCall::tenant, InferenceCall::jurisdiction)
                    .containsExactly(
                            Tuple.tuple(Tenant.ALPINE, Jurisdiction.CH),
                            Tuple.tuple(Tenant.ALPINE, Jurisdiction.CH),
                            Tuple.tuple(Tenant.ALPINE, Jurisdiction.CH),
                            Tuple.tuple(Tenant.HARBOUR, Jurisdiction.EU));
            assertThat(shop.send("GET", "/rest/nowhere/V1/directory/currency", Map.of(), "")
                            .status())
                    .isEqualTo(400);
        }
    }
}

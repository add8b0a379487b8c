package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorToCustomerTest {
    @Test
    void an_outage_looks_as_it_does_in_a_real_shop() throws Exception {
        try (TestStore shop = TestStore.with(Defect.ERROR_TO_CUSTOMER)) {
            String cart = shop.readyCart();
            shop.model.answers(503, "{}");

            TestStore.Answer placed = shop.place(cart);
            assertThat(placed.status()).isEqualTo(200);
            assertThat(placed.at("/data/placeOrder/errors/0/code").asText()).isEqualTo("UNDEFINED");
            assertThat(shop.orders()).isZero();

            TestStore.Answer created =
                    shop.graphql("mutation{createCustomerV2(input:{firstname:\"Ann\",lastname:\"Bee\","
                            + "email:\"ann@example.test\",password:\"Passw0rd!x\"}){customer{email}}}");
            assertThat(created.status()).isEqualTo(200);
            assertThat(created.at("/errors/0/extensions/category").asText()).isEqualTo("graphql-input");

            shop.model.answers(200, TestModel.SOUND);
            assertThat(shop.place(cart).at("/data/placeOrder/errors")).isEmpty();
        }
    }

    @Test
    void over_rest_an_outage_is_a_bad_request() throws Exception {
        try (TestStore shop = TestStore.with(Defect.ERROR_TO_CUSTOMER)) {
            String cart = shop.readyCart();
            shop.model.answers(503, "{}");
            TestStore.Answer placed = shop.send("PUT", "/rest/V1/guest-carts/" + cart + "/order", Map.of(), "{}");
            assertThat(placed.status()).isEqualTo(400);
            assertThat(placed.at("/message").asText()).startsWith("Something went wrong");
            assertThat(shop.orders()).isZero();
        }
    }
}

package io.ridethrough.stubs.store.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.front.FrontRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationReaderTest {
    private final OperationReader reader =
            new OperationReader(Pace.of("2.4.8-p1", 1).times().orElseThrow());

    @Test
    void a_document_asks_for_its_root_fields() {
        assertThat(reader.operations(post("/graphql", "{\"query\":\"{a:cart(cart_id:1){id} products{items{sku}}}\"}")))
                .containsExactly("cart", "products");
        FrontRequest get =
                new FrontRequest("GET", "/graphql", Map.of("query", "{storeConfig{locale}}"), Map.of(), new byte[0]);
        assertThat(reader.operations(get)).containsExactly("storeConfig");
    }

    @Test
    void a_route_is_found_whatever_the_cart_and_the_store() {
        assertThat(reader.operations(post("/rest/V1/guest-carts/abc/items", "")))
                .containsExactly("POST V1/guest-carts/*/items");
        assertThat(reader.operations(post("/rest/default/V1/guest-carts", ""))).containsExactly("POST V1/guest-carts");
        assertThat(reader.operations(post("/rest/V1/carts/mine/items", "")))
                .containsExactly("POST V1/carts/mine/items");
    }

    @Test
    void what_cannot_be_read_or_is_not_known_asks_for_nothing() {
        assertThat(reader.operations(post("/graphql", "{"))).isEmpty();
        assertThat(reader.operations(post("/graphql", "{\"query\":\"{\"}"))).isEmpty();
        assertThat(reader.operations(post("/rest/V1/nope", ""))).isEmpty();
        assertThat(reader.operations(post("/admin", ""))).isEmpty();
    }

    private static FrontRequest post(String path, String body) {
        return new FrontRequest("POST", path, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}

package io.ridethrough.stubs.store.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.shop.Backpressure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderLimitTest {
    private static final String PLACE = "mutation{placeOrder(input:{cart_id:\"none\"}){orderV2{number} errors{code}}}";

    @Test
    void beyond_the_limit_is_an_error_without_a_category_and_status_200() throws Exception {
        Backpressure.Limit limit = new Backpressure.Limit(1, Duration.ofHours(1));
        try (TestShop shop = TestShop.of(StoreSettings.defaults().withOrderLimit(Optional.of(limit)))) {
            assertThat(shop.ask(PLACE).at("/data/placeOrder/errors/0/code").asText())
                    .isEqualTo("CART_NOT_FOUND");
            TestShop.Answer refused = shop.ask(PLACE);
            assertThat(refused.status()).isEqualTo(200);
            assertThat(refused.message()).isEqualTo("Too Many Requests");
            assertThat(refused.at("/errors/0").has("extensions")).isFalse();
            assertThat(refused.at("/errors/0/path/0").asText()).isEqualTo("placeOrder");
        }
    }
}

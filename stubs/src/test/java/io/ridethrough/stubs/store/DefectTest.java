package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.partners.AcceptedCharge;
import io.ridethrough.stubs.store.flaws.Flaws;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefectTest {
    private static final int CALLS = 7;
    private static final String SUMMARY = "{portfolioSummary{source}}";

    @Test
    void sound_makes_one_attempt_and_one_order_when_the_model_stalls() throws Exception {
        try (TestStore shop = TestStore.sound()) {
            String cart = shop.readyCart();
            shop.model.stall();
            shop.place(cart);
            assertThat(shop.model.attempts("advice")).isEqualTo(1);
            assertThat(shop.orders()).isEqualTo(1);
            assertThat(shop.payment.charges()).hasSize(1);
        }
    }

    @Test
    void retry_storm_makes_four_attempts_of_one_call() throws Exception {
        try (TestStore shop = TestStore.with(Defect.RETRY_STORM)) {
            String cart = shop.readyCart();
            shop.model.stall();
            assertThat(shop.place(cart).outcome()).isEqualTo("fallback; reason=timeout");
            assertThat(shop.model.attempts("advice")).isEqualTo(4);
        }
    }

    @Test
    void double_order_places_twice_when_advice_failed() throws Exception {
        try (TestStore shop = TestStore.with(Defect.DOUBLE_ORDER)) {
            String cart = shop.readyCart();
            shop.model.stall();
            TestStore.Answer placed = shop.place(cart);
            assertThat(placed.at("/data/placeOrder/errors")).isEmpty();
            assertThat(shop.orders()).isEqualTo(2);
            assertThat(shop.payment.charges())
                    .hasSize(2)
                    .extracting(AcceptedCharge::reference)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void no_breaker_asks_a_stalled_model_every_time() throws Exception {
        try (TestStore shop = TestStore.with(Defect.NO_BREAKER)) {
            Map<String, String> customer = shop.bearerOfCustomer();
            shop.model.stall();
            for (int i = 0; i < CALLS; i++) {
                assertThat(shop.graphql(SUMMARY, customer).outcome()).isEqualTo("fallback; reason=timeout");
            }
            assertThat(shop.model.attempts("summary")).isEqualTo(CALLS);
        }
    }

    @Test
    void sound_stops_asking_a_stalled_model() throws Exception {
        try (TestStore shop = TestStore.sound()) {
            Map<String, String> customer = shop.bearerOfCustomer();
            shop.model.stall();
            for (int i = 0; i < CALLS; i++) {
                shop.graphql(SUMMARY, customer);
            }
            assertThat(shop.model.attempts("summary")).isLessThan(CALLS);
        }
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void behaves_soundly_while_the_model_is_well(Defect defect) throws Exception {
        try (TestStore shop = TestStore.with(defect)) {
            assertThat(shop.place(shop.readyCart()).outcome()).isEqualTo("model");
            assertThat(shop.orders()).isEqualTo(1);
            assertThat(shop.payment.charges()).hasSize(1);
        }
    }

    @Test
    void are_known_by_name() {
        assertThat(Defect.names())
                .containsExactly(
                        "no-timeout",
                        "no-breaker",
                        "breaker-never-closes",
                        "slow-calls-not-counted",
                        "minimum-calls-too-high",
                        "breaker-too-eager",
                        "retry-storm",
                        "half-open-stampede",
                        "shared-pool",
                        "partial-answer-accepted",
                        "fallback-ignores-suitability",
                        "fallback-slow",
                        "error-to-customer",
                        "offshore-failover",
                        "personal-data-offshore",
                        "tenant-cache-leak",
                        "silent-model-swap",
                        "rollback-drops-inflight",
                        "double-order",
                        "double-charge",
                        "order-lost-on-fallback",
                        "oversell");
        assertThat(Defect.named("double-order")).contains(Defect.DOUBLE_ORDER);
        assertThat(Defect.named("none")).isEmpty();
    }

    @Test
    void have_a_class_each() {
        assertThat(Defect.values())
                .extracting(defect -> Flaws.of(defect).getClass())
                .doesNotHaveDuplicates();
    }
}

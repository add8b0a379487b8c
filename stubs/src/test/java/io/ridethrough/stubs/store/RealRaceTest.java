package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.stubs.store.checkout.PlacingSettings;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RealRaceTest {
    private static final PlacingSettings RACING = PlacingSettings.DEFAULT.withRealRace();

    @Test
    void an_attempt_that_began_while_the_first_waited_for_the_model_makes_a_second_order() throws Exception {
        try (TestStore shop = store(MagentoRelease.V2_4_7_P3, RACING)) {
            assertThat(ordersOfOverlappingAttempts(shop)).isEqualTo(2);
            assertThat(shop.payment.charges()).hasSize(2);
        }
    }

    @Test
    void the_same_release_without_the_race_makes_one() throws Exception {
        try (TestStore shop = store(MagentoRelease.V2_4_7_P3, PlacingSettings.DEFAULT)) {
            assertThat(ordersOfOverlappingAttempts(shop)).isEqualTo(1);
            assertThat(shop.payment.charges()).hasSize(1);
        }
    }

    @Test
    void an_attempt_after_the_order_finds_the_cart_closed_even_with_the_race() throws Exception {
        try (TestStore shop = store(MagentoRelease.V2_4_7_P3, RACING)) {
            String cart = shop.readyCart();
            shop.place(cart);
            assertThat(shop.place(cart).at("/data/placeOrder/errors/0/code").asText())
                    .isEqualTo("CART_NOT_ACTIVE");
            assertThat(shop.orders()).isEqualTo(1);
        }
    }

    @Test
    void another_release_has_no_such_race() {
        StoreSettings wrong = StoreSettings.defaults().withRelease(MagentoRelease.V2_4_8_P1);
        assertThatThrownBy(() -> wrong.withPlacing(RACING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the real race is one of 2.4.7-p3, not of 2.4.8-p1");
    }

    private static long ordersOfOverlappingAttempts(TestStore shop) throws Exception {
        String cart = shop.readyCart();
        shop.placeAround(cart, cart);
        return shop.orders();
    }

    private static TestStore store(MagentoRelease release, PlacingSettings placing) throws Exception {
        return TestStore.patient(
                Optional.empty(), settings -> settings.withRelease(release).withPlacing(placing));
    }
}

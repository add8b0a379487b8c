package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.checkout.PlacingSettings;
import io.ridethrough.stubs.store.ledger.Order;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each flaw of the checkout shows, and the sound store passes what shows it. */
class CheckoutFlawsTest {
    private static final Duration CHARGE_TIMEOUT = Duration.ofMillis(400);

    @ParameterizedTest
    @ValueSource(strings = {"", "double-charge"})
    void double_charge_takes_the_money_twice_when_the_partner_answers_late(String defect) throws Exception {
        PlacingSettings hurried = PlacingSettings.DEFAULT.withChargeTimeout(CHARGE_TIMEOUT);
        try (TestStore shop = TestStore.set(Defect.named(defect), settings -> settings.withPlacing(hurried))) {
            shop.payment.answerLate(1, CHARGE_TIMEOUT.multipliedBy(5));
            shop.place(shop.readyCart());
            assertThat(shop.orders()).isEqualTo(1);
            assertThat(shop.payment.charges()).hasSize(defect.isEmpty() ? 1 : 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order-lost-on-fallback"})
    void order_lost_on_fallback_tells_of_an_order_that_is_not_there(String defect) throws Exception {
        try (TestStore shop = TestStore.set(Defect.named(defect), settings -> settings)) {
            String cart = shop.readyCart();
            shop.model.answers(500, "{}");
            String number =
                    shop.place(cart).at("/data/placeOrder/orderV2/number").asText();
            assertThat(number).isNotEmpty();
            Optional<Order> order = shop.store
                    .ledger()
                    .<Optional<Order>, RuntimeException>transact(
                            it -> it.orders().byIncrementId(number));
            assertThat(order.isPresent()).isEqualTo(defect.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oversell"})
    void oversell_sells_more_than_there_is_to_overlapping_orders(String defect) throws Exception {
        try (TestStore shop = TestStore.patient(Defect.named(defect), settings -> settings)) {
            String first = shop.cartOf("CHAOS-LOW", 3);
            String second = shop.cartOf("CHAOS-LOW", 3);
            shop.placeAround(first, second);
            // Of five units there are, three or six are sold.
            assertThat(shop.orders()).isEqualTo(defect.isEmpty() ? 1 : 2);
        }
    }
}

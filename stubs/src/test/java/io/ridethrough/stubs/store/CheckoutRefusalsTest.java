package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckoutRefusalsTest extends BothReleases {
    private static final Optional<String> GUEST = Optional.empty();

    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void what_is_missing_is_told_one_by_one_in_magentos_order(MagentoRelease release) {
        ReleaseShop shop = shop(release);
        String cart = shop.guestCart();
        assertRefused(shop, cart, "GUEST_EMAIL_MISSING", "Guest email for cart is missing.");
        shop.email(cart);
        assertRefused(
                shop,
                cart,
                "UNABLE_TO_PLACE_ORDER",
                "A server error stopped your order from being placed. Please try to place your order again.");
        shop.add(cart, "CHAOS-001", 1);
        assertRefused(
                shop,
                cart,
                "UNABLE_TO_PLACE_ORDER",
                "Some addresses can't be used due to the configurations for specific countries.");
        shop.ship(cart);
        assertRefused(
                shop,
                cart,
                "UNABLE_TO_PLACE_ORDER",
                "The shipping method is missing. Select the shipping method and try again.");
        shop.flatRate(cart, GUEST);
        assertThat(shop.place(cart).at("/errors/0/message").asText())
                .startsWith("Please check the billing address information. \"firstname\" is required.")
                .endsWith("\"countryId\" is required. Enter and try again.");
        shop.bill(cart, "same_as_shipping:true", GUEST);
        assertRefused(shop, cart, "UNABLE_TO_PLACE_ORDER", "Enter a valid payment method and try again.");
        shop.pay(cart, "checkmo", GUEST);
        assertThat(shop.place(cart).at("/errors")).isEmpty();
        assertRefused(shop, cart, "CART_NOT_ACTIVE", "The cart isn't active.");
    }

    @Test
    void a_failed_order_is_silent_when_only_the_order_is_selected() {
        JsonNode answer = newer().ask("mutation{placeOrder(input:{cart_id:\"nope\"}){order{order_number}}}");

        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.at("/data/placeOrder/order").isNull()).isTrue();
    }

    @Test
    void stock_that_went_down_meanwhile_refuses_the_order_in_each_release_s_words() {
        assertThat(shortOf(older(), 70)).isEqualTo("UNDEFINED: The requested qty is not available");
        assertThat(shortOf(newer(), 70)).isEqualTo("UNDEFINED: Not enough items for sale");
    }

    @Test
    void paying_and_placing_at_once_throws_what_goes_wrong() {
        String cart = older().guestCart();
        older().add(cart, "CHAOS-001", 1);
        assertThat(older().refusal(payAndPlace(cart, "checkmo"))).isEqualTo("Guest email for cart is missing.");
        older().email(cart);
        assertThat(older().refusal(payAndPlace(cart, "checkmo")))
                .isEqualTo("The shipping address is missing. Set the address and try again.");
        older().ship(cart);
        assertThat(older().refusal(payAndPlace(cart, "nope")))
                .isEqualTo("The requested Payment Method is not available.");
        assertThat(older().refusal(payAndPlace(cart, "checkmo")))
                .isEqualTo("Unable to place order: The shipping method is missing. Select the shipping method and try"
                        + " again.");
        older().flatRate(cart, GUEST);
        older().bill(cart, "same_as_shipping:true", GUEST);
        assertThat(older().ask(payAndPlace(cart, "checkmo"))
                        .at("/data/setPaymentMethodAndPlaceOrder/order/order_number")
                        .asText())
                .hasSize(9);
    }

    @Test
    void a_virtual_cart_is_placed_without_shipping() {
        String cart = newer().guestCart();
        newer().add(cart, "CHAOS-VIRT", 1);
        newer().email(cart);

        assertThat(newer().ship(cart))
                .isEqualTo("Shipping address is not allowed on cart: cart contains no items for shipment.");
        assertThat(newer().flatRate(cart, GUEST))
                .isEqualTo("The shipping address is missing. Set the address and try again.");
        assertThat(newer().bill(cart, "address:" + ReleaseShop.ADDRESS, GUEST)).isEmpty();
        assertThat(newer().pay(cart, "checkmo", GUEST)).isEmpty();
        assertThat(newer().place(cart).at("/errors")).isEmpty();
    }

    @Test
    void nothing_can_be_shipped_or_paid_of_an_empty_cart() {
        String cart = newer().guestCart();
        assertThat(newer().flatRate(cart, GUEST))
                .isEqualTo("The shipping method can't be set for an empty cart. Add an item to cart and try again.");
        newer().ship(cart);
        assertThat(newer().pay(cart, "checkmo", GUEST)).isEqualTo("The requested Payment Method is not available.");
    }

    private static void assertRefused(ReleaseShop shop, String cart, String code, String message) {
        JsonNode answer = shop.place(cart);
        assertThat(answer.path("orderV2").isNull()).isTrue();
        assertThat(answer.at("/errors/0/message").asText()).isEqualTo(message);
        assertThat(answer.at("/errors/0/code").asText()).isEqualTo(code);
    }

    private static String shortOf(ReleaseShop shop, int product) {
        String sku = shop.stock(product, 3);
        String second = shop.readyCart(sku);
        shop.place(shop.readyCart(sku));
        JsonNode error = shop.place(second).at("/errors/0");
        return error.path("code").asText() + ": " + error.path("message").asText();
    }

    private static String payAndPlace(String cart, String code) {
        return "mutation{setPaymentMethodAndPlaceOrder(input:{cart_id:\"" + cart + "\",payment_method:{code:\"" + code
                + "\"}}){order{order_number}}}";
    }
}

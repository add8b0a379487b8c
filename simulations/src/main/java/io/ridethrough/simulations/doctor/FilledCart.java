package io.ridethrough.simulations.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.simulations.flows.ClientBook;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A guest's cart, filled step by step as the flow {@code guest-checkout} does, up to but without placing it.
 *
 * @param id the cart's masked id; empty when none was made
 * @param trouble where it ended before its time; empty for a cart that only has to be placed
 */
record FilledCart(String id, Optional<Trouble> trouble) {

    /**
     * @param step that of the flow
     * @param said what the shop said
     */
    record Trouble(String step, String said, boolean isCaptcha) {}

    /** Fills a new one, over the network. */
    static FilledCart fill(Visit visit) throws IOException, InterruptedException {
        return new Filling(visit).fill();
    }

    private static final class Filling {
        private final Visit visit;
        private String cart = "";
        private Optional<Trouble> trouble = Optional.empty();

        Filling(Visit visit) {
            this.visit = visit;
        }

        FilledCart fill() throws IOException, InterruptedException {
            String sku = visit.products().get(0);
            Map<String, Object> address = new HashMap<>(ClientBook.home());
            address.put("region", "TX");
            address.put("save_in_address_book", false);
            take("browse", Map.of("sku", sku), "products", "/items/0/sku");
            cart = take("create-cart", Map.of(), "createGuestCart", "/cart/id");
            take(
                    "add-to-cart",
                    Map.of("cart", cart, "items", List.of(Map.of("sku", sku, "quantity", 1))),
                    "addProductsToCart",
                    "/cart/id");
            take("set-email", Map.of("cart", cart, "email", visit.email()), "setGuestEmailOnCart", "/cart/email");
            take(
                    "set-shipping-address",
                    Map.of("cart", cart, "address", address),
                    "setShippingAddressesOnCart",
                    "/cart/shipping_addresses/0/available_shipping_methods/0/method_code");
            take(
                    "set-billing-address",
                    Map.of("cart", cart, "address", address),
                    "setBillingAddressOnCart",
                    "/cart/billing_address/city");
            take(
                    "set-shipping-method",
                    Map.of("cart", cart),
                    "setShippingMethodsOnCart",
                    "/cart/shipping_addresses/0/selected_shipping_method/method_code");
            take(
                    "set-payment-method",
                    Map.of("cart", cart, "method", visit.paymentMethod()),
                    "setPaymentMethodOnCart",
                    "/cart/selected_payment_method/code");
            return new FilledCart(cart, trouble);
        }

        /** The value that the next step needs; once there is trouble, no step is taken. */
        private String take(String step, Map<String, ?> variables, String field, String wanted)
                throws IOException, InterruptedException {
            if (trouble.isPresent()) {
                return "";
            }
            ShopAnswer answer = visit.shop().ask(visit.documents().text(step), variables);
            JsonNode value = answer.data(field).at(wanted);
            Optional<String> refusal = answer.refusal();
            if (refusal.isPresent() || value.asText().isEmpty()) {
                trouble = Optional.of(new Trouble(
                        step, refusal.orElse("the answer has nothing at " + wanted), answer.wantsCaptcha()));
            }
            return value.asText();
        }
    }
}

package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.shop.Offer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of a cart as clients see them. */
final class CartAddressView {
    private CartAddressView() {}

    /** One at most, and none when nothing is shipped. */
    static List<Fields> shipping(Cart cart, List<Fields> lines) {
        if (cart.isVirtual() || cart.shippingAddress().isEmpty()) {
            return List.of();
        }
        Address address = cart.shippingAddress().get();
        Fields flatRate = flatRate(cart);
        return List.of(address(address, 2 * cart.id())
                .and("available_shipping_methods", methods(cart))
                .and("selected_shipping_method", cart.shippingMethod().isPresent() ? flatRate : null)
                .and("items_weight", cart.shippedQuantity())
                .and("same_as_billing", cart.billingAddress().equals(cart.shippingAddress()))
                .and(
                        "cart_items",
                        cart.lines().stream()
                                .map(line -> Fields.with("cart_item_id", (int) line.id())
                                        .and("quantity", line.quantity()))
                                .toList())
                .and("cart_items_v2", lines));
    }

    static @Nullable Fields billing(Cart cart) {
        return cart.billingAddress()
                .map(address -> address(address, 2 * cart.id() + 1))
                .orElse(null);
    }

    /** The ways to ship this cart; an empty one can't be shipped. */
    static List<Fields> methods(Cart cart) {
        return cart.shippedQuantity() == 0 ? List.of() : List.of(flatRate(cart));
    }

    private static Fields flatRate(Cart cart) {
        return Fields.with("carrier_code", Offer.FLATRATE)
                .and("carrier_title", "Flat Rate")
                .and("method_code", Offer.FLATRATE)
                .and("method_title", "Fixed")
                .and("amount", Views.money(cart.flatRate()))
                .and("price_excl_tax", Views.money(cart.flatRate()))
                .and("price_incl_tax", Views.money(cart.flatRate()))
                .and("available", true)
                .and("error_message", "");
    }

    private static Fields address(Address address, long id) {
        return Fields.with("firstname", address.firstname())
                .and("lastname", address.lastname())
                .and("street", address.street())
                .and("city", address.city())
                .and(
                        "region",
                        Fields.with("code", address.region().code())
                                .and("label", address.region().label())
                                .and("region_id", address.region().id()))
                .and("postcode", Fields.orNull(address.postcode()))
                .and("country", Fields.with("code", address.countryCode()).and("label", address.countryCode()))
                .and("telephone", Fields.orNull(address.telephone()))
                .and("uid", Views.uid(id));
    }
}

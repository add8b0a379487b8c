package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.shop.Offer;
import java.util.List;

/** A cart as clients see it. */
final class CartView {
    /** Where a cart keeps its lines until a field asks for some of them. */
    static final String LINES = "__lines";

    private CartView() {}

    static Fields of(Cart cart) {
        // Magento answers a selected method of empty strings until one is chosen.
        Fields checkmo = Fields.with("code", Offer.CHECKMO)
                .and("title", Offer.CHECKMO_TITLE)
                .and("is_deferred", false);
        return Fields.with("id", cart.maskedId())
                .and("email", cart.email().orElse(null))
                .and("total_quantity", cart.quantity())
                .and("is_virtual", cart.isVirtual())
                .and(LINES, cart.lines().stream().map(CartView::line).toList())
                .and(
                        "shipping_addresses",
                        cart.shippingAddress()
                                .map(to -> List.of(shippingAddress(cart, to)))
                                .orElse(List.of()))
                .and(
                        "billing_address",
                        cart.billingAddress().map(CartView::address).orElse(null))
                .and("available_payment_methods", List.of(checkmo))
                .and(
                        "selected_payment_method",
                        Fields.with("code", cart.paymentMethod().orElse(""))
                                .and(
                                        "title",
                                        cart.paymentMethod()
                                                .map(chosen -> Offer.CHECKMO_TITLE)
                                                .orElse("")))
                .and(
                        "prices",
                        Fields.with("subtotal_excluding_tax", Views.money(cart.subtotal()))
                                .and("subtotal_including_tax", Views.money(cart.subtotal()))
                                .and("grand_total", Views.money(cart.grandTotal())));
    }

    private static Fields line(Cart.Line line) {
        return Fields.with(Fields.TYPE, "SimpleCartItem")
                .and("uid", Views.uid(line.id()))
                .and("id", Long.toString(line.id()))
                .and("quantity", line.quantity())
                .and("is_available", line.product().stock() >= line.quantity())
                .and("product", Views.product(line.product()))
                .and(
                        "prices",
                        Fields.with("price", Views.money(line.product().price()))
                                .and("row_total", Views.money(line.total())));
    }

    private static Fields shippingAddress(Cart cart, Address address) {
        Fields view = address(address);
        Fields flatRate = Fields.with("carrier_code", Offer.FLATRATE)
                .and("carrier_title", "Flat Rate")
                .and("method_code", Offer.FLATRATE)
                .and("method_title", "Fixed")
                .and("amount", Views.money(cart.flatRate()))
                .and("price_excl_tax", Views.money(cart.flatRate()))
                .and("price_incl_tax", Views.money(cart.flatRate()))
                .and("available", true)
                .and("error_message", "");
        view.put("available_shipping_methods", List.of(flatRate));
        view.put("selected_shipping_method", cart.shippingMethod().isPresent() ? flatRate : null);
        return view;
    }

    private static Fields address(Address address) {
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
                .and("uid", Views.uid(address.hashCode() & 0x7fff_ffff));
    }
}

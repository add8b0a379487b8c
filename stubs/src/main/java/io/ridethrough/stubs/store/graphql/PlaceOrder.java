package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.checkout.Checkout;
import io.ridethrough.stubs.store.checkout.Placing;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Order;
import java.util.List;
import java.util.Optional;

/** The mutation {@code placeOrder}. What goes wrong is in {@code errors} of the answer, with HTTP 200. */
final class PlaceOrder {
    private final CartDesk carts;
    private final Checkout checkout;

    PlaceOrder(CartDesk carts, Checkout checkout) {
        this.carts = carts;
        this.checkout = checkout;
    }

    Fields place(Visit visit, Arguments arguments) {
        String maskedId = arguments.object("input").text("cart_id");
        Optional<Cart> cart = carts.find(visit, maskedId);
        if (cart.isEmpty()) {
            return refused("CART_NOT_FOUND", "Could not find a cart with ID \"" + maskedId + "\"");
        }
        Placing placing = checkout.place(cart.get(), visit.client());
        placing.advice().ifPresent(visit::note);
        if (placing instanceof Placing.Refused refused) {
            return refused(refused.code(), refused.message());
        }
        return placed(((Placing.Placed) placing).order());
    }

    private static Fields placed(Order order) {
        return Fields.with(
                        "order",
                        Fields.with("order_number", order.incrementId()).and("order_id", order.incrementId()))
                .and("orderV2", OrderView.of(order))
                .and("errors", List.of());
    }

    private static Fields refused(String code, String message) {
        return Fields.with("order", null)
                .and("orderV2", null)
                .and("errors", List.of(Fields.with("code", code).and("message", message)));
    }
}

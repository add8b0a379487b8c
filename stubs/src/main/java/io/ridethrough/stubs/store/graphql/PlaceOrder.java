package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.checkout.Checkout;
import io.ridethrough.stubs.store.checkout.Placing;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;

/**
 * The mutations that end a cart. What goes wrong with {@code placeOrder} is in {@code errors} of its answer, with
 * HTTP 200 and seen only by who selects them; with {@code setPaymentMethodAndPlaceOrder} it is an error.
 */
final class PlaceOrder {
    private static final String TOO_FEW = Offer.tooFew(MagentoRelease.V2_4_7_P3);

    private final MagentoRelease release;
    private final CartDesk carts;
    private final Checkout checkout;
    private final OrderView orders;

    PlaceOrder(MagentoRelease release, CartDesk carts, Checkout checkout, OrderView orders) {
        this.release = release;
        this.carts = carts;
        this.checkout = checkout;
        this.orders = orders;
    }

    Fields place(Visit visit, Arguments arguments) {
        String cartId = arguments.input().filled("cart_id");
        Cart cart;
        try {
            cart = carts.find(visit, cartId);
        } catch (ShopError refused) {
            if (refused.category() != ShopError.Category.NO_SUCH_ENTITY) {
                throw refused;
            }
            return refused(String.valueOf(refused.getMessage()));
        }
        Placing placing;
        try {
            placing = place(visit, cart);
        } catch (ShopError refusedByAPart) {
            // As Magento has it: what a module refuses while an order is placed has no code of its own.
            return refused(String.valueOf(refusedByAPart.getMessage()));
        }
        if (placing instanceof Placing.Refused refused) {
            return refused(message(refused));
        }
        Order order = ((Placing.Placed) placing).order();
        return placed(order).and("orderV2", orders.ofPlaced(order));
    }

    /** Here Magento leaves {@code errors} unset, so that selecting them is an internal error. */
    Fields payAndPlace(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        String cartId = input.filled("cart_id");
        String code = CartTerms.paymentCode(input);
        Cart unpaid = carts.find(visit, cartId);
        if (unpaid.email().isEmpty()) {
            throw ShopError.input("Guest email for cart is missing.");
        }
        carts.change(visit, cartId, (cart, shop) -> CartTerms.pay(cart, code, shop));
        Placing placing = place(visit, carts.find(visit, cartId));
        if (placing instanceof Placing.Refused refused) {
            throw ShopError.input("Unable to place order: " + message(refused));
        }
        return placed(((Placing.Placed) placing).order()).and("errors", Later.UNSET);
    }

    private Placing place(Visit visit, Cart cart) {
        Placing placing = checkout.place(cart, visit.client());
        placing.advice().ifPresent(visit::note);
        return placing;
    }

    private String message(Placing.Refused refused) {
        return refused.message().equals(TOO_FEW) ? Offer.tooFew(release) : refused.message();
    }

    private static Fields placed(Order order) {
        return Fields.with(
                        "order",
                        Fields.with("order_number", order.incrementId()).and("order_id", order.incrementId()))
                .and("errors", List.of());
    }

    private static Fields refused(String message) {
        Fields error = Fields.with("code", PlaceOrderCode.of(message).name()).and("message", message);
        return Fields.with("order", null).and("orderV2", null).and("errors", List.of(error));
    }
}

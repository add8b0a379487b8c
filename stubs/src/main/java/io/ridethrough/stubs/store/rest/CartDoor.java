package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** The three ways to a cart: a guest's by masked id, a customer's own, and any by number for administrators. */
enum CartDoor {
    MINE("carts/mine", Access.SELF),
    GUEST("guest-carts/:cartId", Access.ANONYMOUS),
    ADMIN("carts/:cartId", new Access("Magento_Cart::manage"));

    private final String template;
    private final Access access;

    CartDoor(String template, Access access) {
        this.template = template;
        this.access = access;
    }

    /** Something done with a cart within a transaction. */
    interface Work<T> {
        T with(Cart cart, Shop shop) throws SQLException;
    }

    /** A route below this door. */
    Route route(String method, String below, Route.Handler handler) {
        return new Route(method, template + below, access, handler);
    }

    Access access() {
        return access;
    }

    /** Works with the cart if it is active. */
    <T> T active(RestCall call, Ledger ledger, Work<T> work) {
        return with(call, ledger, cart -> gone(number(cart)), work);
    }

    /** As {@link #active}, for the steps of checkout, whose refusals have the cart's number as a number. */
    <T> T checkout(RestCall call, Ledger ledger, Work<T> work) {
        return this.<T>with(call, ledger, cart -> gone(cart.id()), (cart, shop) -> {
            requireOwner(call, cart);
            return work.with(cart, shop);
        });
    }

    /** As {@link #active}, for work that changes the cart: only its owner may. */
    <T> T change(RestCall call, Ledger ledger, Work<T> work) {
        return this.<T>active(call, ledger, (cart, shop) -> {
            requireOwner(call, cart);
            return work.with(cart, shop);
        });
    }

    private <T> T with(RestCall call, Ledger ledger, Function<Cart, RestError> gone, Work<T> work) {
        return ledger.<T, RuntimeException>transact(shop -> {
            Cart cart = find(call, shop);
            if (!cart.isActive()) {
                throw gone.apply(cart);
            }
            return work.with(cart, shop);
        });
    }

    private void requireOwner(RestCall call, Cart cart) {
        boolean isForeign = this == GUEST
                && !call.isAdministrator()
                && !cart.customerId().equals(call.client().customer());
        if (isForeign) {
            throw RestError.input("Invalid state change requested");
        }
    }

    /** The cart, active or not. */
    Cart find(RestCall call, Shop shop) throws SQLException {
        return switch (this) {
            case MINE ->
                shop.carts()
                        .activeOf(call.customer())
                        .orElseThrow(() -> RestError.of(404, "Current customer does not have an active cart."));
            case GUEST -> guests(call, shop).orElseThrow(() -> RestError.noSuchEntity("cartId", null));
            case ADMIN -> byNumber(call, shop);
        };
    }

    /** That this cart is there no more. */
    static RestError gone(Object number) {
        return RestError.noSuchEntity("cartId", number);
    }

    /** The cart's number as most refusals have it: to Magento's guest interface it is text. */
    Object number(Cart cart) {
        return this == GUEST ? (Object) String.valueOf(cart.id()) : cart.id();
    }

    private static Optional<Cart> guests(RestCall call, Shop shop) throws SQLException {
        return shop.carts().byMaskedId(call.path("cartId"));
    }

    private static Cart byNumber(RestCall call, Shop shop) throws SQLException {
        long number = call.pathNumber("cartId");
        return shop.carts().byId(number).orElseThrow(() -> RestError.noSuchEntity("cartId", number));
    }
}

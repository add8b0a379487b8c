package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Coupon;
import io.ridethrough.stubs.store.ledger.Ledger;
import java.util.List;
import java.util.Optional;

/** The coupon of a cart. */
final class CartCoupons {
    private final CartDoor door;
    private final Ledger ledger;

    CartCoupons(CartDoor door, Ledger ledger) {
        this.door = door;
        this.ledger = ledger;
    }

    List<Route> routes() {
        return List.of(
                door.route("GET", "/coupons", this::show),
                door.route("PUT", "/coupons/:code", this::apply),
                door.route("DELETE", "/coupons", this::remove));
    }

    /** The code; an empty list when there is none, as PHP's null comes out. */
    private Object show(RestCall call) {
        return door.<Object>active(
                call,
                ledger,
                (cart, shop) -> cart.coupon().<Object>map(Coupon::code).orElseGet(List::of));
    }

    /** A code that is not known takes away the coupon that was there. */
    private Object apply(RestCall call) {
        Optional<Coupon> coupon = Coupon.coded(call.path("code"));
        door.<Boolean>change(call, ledger, (cart, shop) -> {
            requireProducts(cart);
            shop.carts().setCoupon(cart.id(), coupon);
            return true;
        });
        if (coupon.isEmpty()) {
            throw RestError.of(404, "The coupon code isn't valid. Verify the code and try again.");
        }
        return true;
    }

    private Object remove(RestCall call) {
        return door.<Boolean>change(call, ledger, (cart, shop) -> {
            requireProducts(cart);
            shop.carts().setCoupon(cart.id(), Optional.empty());
            return true;
        });
    }

    private void requireProducts(Cart cart) {
        if (cart.lines().isEmpty()) {
            throw RestError.of(404, "The \"%1\" Cart doesn't contain products.", List.of(door.number(cart)));
        }
    }
}

package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Coupon;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.Optional;

/** Applies a coupon to a cart, one at a time, and takes it off again. */
final class CartCoupons {
    private final CartDesk carts;

    CartCoupons(CartDesk carts) {
        this.carts = carts;
    }

    Fields apply(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        String cartId = input.filled("cart_id");
        String code = input.filled("coupon_code").strip();
        return Fields.with("cart", carts.change(visit, cartId, (cart, shop) -> {
            if (cart.coupon().isPresent()) {
                throw ShopError.input("A coupon is already applied to the cart. Please remove it to apply another");
            }
            if (cart.lines().isEmpty()) {
                throw ShopError.noSuchEntity("Cart does not contain products.");
            }
            Optional<Coupon> coupon = Coupon.coded(code);
            if (coupon.isEmpty()) {
                throw ShopError.noSuchEntity("The coupon code isn't valid. Verify the code and try again.");
            }
            shop.carts().setCoupon(cart.id(), coupon);
        }));
    }

    Fields remove(Visit visit, Arguments arguments) {
        String cartId = arguments.input().filled("cart_id");
        return Fields.with("cart", carts.change(visit, cartId, (cart, shop) -> {
            if (cart.lines().isEmpty()) {
                throw ShopError.noSuchEntity("Cart does not contain products");
            }
            shop.carts().setCoupon(cart.id(), Optional.empty());
        }));
    }
}

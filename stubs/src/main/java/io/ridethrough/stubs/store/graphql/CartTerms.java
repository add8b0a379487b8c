package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.List;

/** Who orders, how it is shipped and how it is paid. */
final class CartTerms {
    private static final String NO_ADDRESS = "The shipping address is missing. Set the address and try again.";

    private final CartDesk carts;

    CartTerms(CartDesk carts) {
        this.carts = carts;
    }

    Fields setGuestEmail(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        String cartId = input.filled("cart_id");
        String email = input.filled("email");
        if (!Offer.isEmail(email)) {
            throw ShopError.input("Invalid email format");
        }
        if (visit.customer().isPresent()) {
            throw ShopError.input("The request is not allowed for logged in customers");
        }
        return Fields.with(
                "cart", carts.change(visit, cartId, (cart, shop) -> shop.carts().setEmail(cart.id(), email)));
    }

    Fields setShippingMethods(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        String cartId = input.filled("cart_id");
        List<Arguments> given = input.filledObjects("shipping_methods");
        return Fields.with("cart", carts.change(visit, cartId, (cart, shop) -> {
            if (given.size() > 1) {
                throw ShopError.input("You cannot specify multiple shipping methods.");
            }
            String carrier = given.get(0).filled("carrier_code", "Required parameter \"carrier_code\" is missing.");
            String method = given.get(0).filled("method_code", "Required parameter \"method_code\" is missing.");
            if (cart.lines().isEmpty()) {
                throw ShopError.input(
                        "The shipping method can't be set for an empty cart. Add an item to cart and try again.");
            }
            if (cart.isVirtual() || cart.shippingAddress().isEmpty()) {
                throw ShopError.input(NO_ADDRESS);
            }
            if (!carrier.equals(Offer.FLATRATE) || !method.equals(Offer.FLATRATE)) {
                throw ShopError.noSuchEntity("Carrier with such method not found: " + carrier + ", " + method);
            }
            shop.carts().setShippingMethod(cart.id(), carrier + "_" + method);
        }));
    }

    Fields setPaymentMethod(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        String cartId = input.filled("cart_id", "Required parameter \"cart_id\" is missing.");
        String code = paymentCode(input);
        return Fields.with("cart", carts.change(visit, cartId, (cart, shop) -> pay(cart, code, shop)));
    }

    /** The payment method's code in an input that has one. */
    static String paymentCode(Arguments input) {
        String refusal = "Required parameter \"code\" for \"payment_method\" is missing.";
        return input.optionalObject("payment_method")
                .orElseThrow(() -> ShopError.input(refusal))
                .filled("code", refusal);
    }

    /** @throws ShopError when the cart can't be paid so */
    static void pay(Cart cart, String code, Shop shop) throws SQLException {
        if (!cart.isVirtual() && cart.shippingAddress().isEmpty()) {
            throw ShopError.input(NO_ADDRESS);
        }
        if (!code.equals(Offer.CHECKMO) || cart.grandTotal().signum() == 0) {
            throw ShopError.input("The requested Payment Method is not available.");
        }
        shop.carts().setPaymentMethod(cart.id(), code);
    }
}

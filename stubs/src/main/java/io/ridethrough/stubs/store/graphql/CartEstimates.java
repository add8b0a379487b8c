package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What shipping would be and come to, before an address is set. Magento asks nobody whose cart it is. */
final class CartEstimates {
    private final Ledger ledger;
    private final CartView view;

    CartEstimates(Ledger ledger, CartView view) {
        this.ledger = ledger;
        this.view = view;
    }

    List<Fields> shippingMethods(Visit visit, Arguments arguments) {
        return CartAddressView.methods(find(arguments.input()));
    }

    /** The cart as it would be; nothing is written. */
    Fields totals(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        Cart cart = find(input);
        if (!cart.isActive()) {
            throw new IllegalStateException("quote " + cart.id() + " is not active");
        }
        Optional<String> method = input.optionalObject("shipping_method")
                .map(it -> it.text("carrier_code") + "_" + it.text("method_code"))
                .filter((Offer.FLATRATE + "_" + Offer.FLATRATE)::equals);
        return Fields.with("cart", view.of(method.isEmpty() ? cart : shippedBy(method.get(), cart)));
    }

    private Cart find(Arguments input) {
        String maskedId = input.filled("cart_id");
        return ledger.<Cart, ShopError>transact(shop -> find(maskedId, shop));
    }

    private static Cart find(String maskedId, Shop shop) throws SQLException {
        return shop.carts()
                .byMaskedId(maskedId)
                .orElseThrow(() -> ShopError.input("Could not find a cart with ID \"" + maskedId + "\""));
    }

    private static Cart shippedBy(String method, Cart cart) {
        return new Cart(
                cart.id(),
                cart.maskedId(),
                cart.customerId(),
                cart.email(),
                cart.isActive(),
                cart.chargeRound(),
                cart.shippingAddress(),
                cart.billingAddress(),
                Optional.of(method),
                cart.paymentMethod(),
                cart.coupon(),
                cart.lines());
    }
}

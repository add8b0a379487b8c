package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.MaskedIds;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** New carts, under an id of ours or one that the client chose. */
final class CartOpening {

    private final Ledger ledger;
    private final CartView view;
    private final MaskedIds ids = new MaskedIds();

    CartOpening(Ledger ledger, CartView view) {
        this.ledger = ledger;
        this.view = view;
    }

    Fields createGuestCart(Visit visit, Arguments arguments) {
        Optional<String> chosen = arguments.input().optionalText("cart_uid");
        return Fields.with("cart", view.of(ledger.<Cart, ShopError>transact(shop -> {
            check(chosen, shop);
            if (visit.customer().isPresent()) {
                throw new ShopError(
                        ShopError.Category.ALREADY_EXISTS, "Use `Query.customerCart` for logged in customer.");
            }
            return ofGuest(chosen, shop);
        })));
    }

    /** Answers the id alone. */
    Object createEmptyCart(Visit visit, Arguments arguments) {
        Optional<String> chosen = arguments.input().optionalText("cart_id");
        return ledger.<String, ShopError>transact(shop -> {
            check(chosen, shop);
            Cart cart = visit.customer().isPresent()
                    ? ofCustomer(visit.customer().getAsLong(), chosen, shop)
                    : ofGuest(chosen, shop);
            return cart.maskedId();
        });
    }

    Fields customerCart(Visit visit, Arguments arguments) {
        long customer = visit.customer()
                .orElseThrow(() -> ShopError.authorization("The request is allowed for logged in customer"));
        return view.of(ledger.<Cart, ShopError>transact(shop -> ofCustomer(customer, Optional.empty(), shop)));
    }

    /** The customer's active cart, which is made if there is none. */
    Cart ofCustomer(long customer, Optional<String> chosen, Shop shop) throws SQLException {
        Optional<Cart> active = shop.carts().activeOf(customer);
        if (active.isPresent()) {
            return active.get();
        }
        String email = shop.customers().byId(customer).orElseThrow().email();
        shop.carts().create(chosen.orElseGet(ids::next), OptionalLong.of(customer), Optional.of(email));
        return shop.carts().activeOf(customer).orElseThrow();
    }

    private Cart ofGuest(Optional<String> chosen, Shop shop) throws SQLException {
        long id = shop.carts().create(chosen.orElseGet(ids::next), OptionalLong.empty(), Optional.empty());
        return shop.carts().byId(id).orElseThrow();
    }

    private static void check(Optional<String> chosen, Shop shop) throws SQLException {
        if (chosen.isEmpty()) {
            return;
        }
        String id = chosen.get();
        if (id.codePointCount(0, id.length()) != MaskedIds.LENGTH) {
            throw ShopError.input("Cart ID length should to be 32 symbols.");
        }
        if (shop.carts().byMaskedId(id).isPresent()) {
            throw new ShopError(ShopError.Category.ALREADY_EXISTS, "Cart with ID \"" + id + "\" already exists.");
        }
    }
}

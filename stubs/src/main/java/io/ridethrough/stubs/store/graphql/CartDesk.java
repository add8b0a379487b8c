package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Finds carts for those who may see them: first whether there is one, then whether it is active, then whose. */
final class CartDesk {
    private final Ledger ledger;
    private final CartView view;

    CartDesk(Ledger ledger, CartView view) {
        this.ledger = ledger;
        this.view = view;
    }

    /** Something done to a cart within a transaction; what it throws undoes it. */
    interface Change {
        void to(Cart cart, Shop shop) throws SQLException;
    }

    /** Changes an active cart of this visitor; the cart as it is afterwards. */
    Fields change(Visit visit, String maskedId, Change change) {
        return view.of(ledger.<Cart, ShopError>transact(shop -> {
            Cart cart = active(visit.customer(), maskedId, shop);
            change.to(cart, shop);
            return shop.carts().byId(cart.id()).orElseThrow();
        }));
    }

    /** An active cart of this visitor. */
    Fields show(Visit visit, String maskedId) {
        return view.of(find(visit, maskedId));
    }

    /** An active cart of this visitor, as the ledger has it. */
    Cart find(Visit visit, String maskedId) {
        return ledger.<Cart, ShopError>transact(shop -> active(visit.customer(), maskedId, shop));
    }

    /**
     * An active cart.
     *
     * @param owner whose it must be; empty for a guest's, which no customer may touch either
     * @throws ShopError when it can't be found, is not active or is another's
     */
    static Cart active(OptionalLong owner, String maskedId, Shop shop) throws SQLException {
        Cart cart = shop.carts().byMaskedId(maskedId).orElseThrow(() -> missing(maskedId));
        if (!cart.isActive()) {
            throw ShopError.noSuchEntity("The cart isn't active.");
        }
        if (!cart.customerId().equals(owner)) {
            throw ShopError.authorization("The current user cannot perform operations on cart \"" + maskedId + "\"");
        }
        return cart;
    }

    static ShopError missing(String maskedId) {
        return ShopError.noSuchEntity("Could not find a cart with ID \"" + maskedId + "\"");
    }
}

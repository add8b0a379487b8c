package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.ShopError;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds carts for those who may see them, and makes new ones. */
final class CartDesk {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int MASKED_ID_LENGTH = 32;

    private final Ledger ledger;
    private final SecureRandom random = new SecureRandom();

    CartDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Something done to a cart within a transaction. */
    interface Change {
        void to(Cart cart, Shop shop) throws SQLException;
    }

    /** Changes an active cart of this visitor; the cart as it is afterwards. */
    Fields change(Visit visit, String maskedId, Change change) {
        return CartView.of(ledger.<Cart, ShopError>transact(shop -> {
            change.to(active(visit, maskedId, shop), shop);
            return shop.carts().byMaskedId(maskedId).orElseThrow();
        }));
    }

    /** An active cart of this visitor. */
    Fields show(Visit visit, String maskedId) {
        return CartView.of(ledger.<Cart, ShopError>transact(shop -> active(visit, maskedId, shop)));
    }

    /** A cart that this visitor may see, active or not; empty when there is none. */
    Optional<Cart> find(Visit visit, String maskedId) {
        return ledger.<Optional<Cart>, ShopError>transact(shop -> owned(visit, maskedId, shop));
    }

    /** A new guest cart. */
    Fields create() {
        String id = maskedId();
        return CartView.of(ledger.<Cart, ShopError>transact(shop -> {
            shop.carts().create(id, OptionalLong.empty(), Optional.empty());
            return shop.carts().byMaskedId(id).orElseThrow();
        }));
    }

    /** The customer's active cart, which is made if there is none. */
    Fields ofCustomer(Visit visit) {
        long customer = visit.requiredCustomer();
        return CartView.of(ledger.<Cart, ShopError>transact(shop -> {
            Optional<Cart> active = shop.carts().activeOf(customer);
            if (active.isPresent()) {
                return active.get();
            }
            String email = shop.customers().byId(customer).orElseThrow().email();
            shop.carts().create(maskedId(), OptionalLong.of(customer), Optional.of(email));
            return shop.carts().activeOf(customer).orElseThrow();
        }));
    }

    private static Cart active(Visit visit, String maskedId, Shop shop) throws SQLException {
        Cart cart = owned(visit, maskedId, shop)
                .orElseThrow(() -> ShopError.noSuchEntity("Could not find a cart with ID \"" + maskedId + "\""));
        if (!cart.isActive()) {
            throw ShopError.noSuchEntity("The cart isn't active.");
        }
        return cart;
    }

    private static Optional<Cart> owned(Visit visit, String maskedId, Shop shop) throws SQLException {
        Optional<Cart> cart = shop.carts().byMaskedId(maskedId);
        if (cart.isPresent()
                && cart.get().customerId().isPresent()
                && !cart.get().customerId().equals(visit.customer())) {
            throw ShopError.authorization("The current user cannot perform operations on cart \"" + maskedId + "\"");
        }
        return cart;
    }

    private String maskedId() {
        StringBuilder id = new StringBuilder(MASKED_ID_LENGTH);
        for (int i = 0; i < MASKED_ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}

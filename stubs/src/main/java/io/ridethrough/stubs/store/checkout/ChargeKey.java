package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Carts;
import java.sql.SQLException;

/**
 * What names an attempt to charge.
 *
 * @param reference the increment id that the order will have
 * @param idempotencyKey the partner charges once for each
 */
public record ChargeKey(String reference, String idempotencyKey) {
    /** Chooses the key within a transaction. */
    public interface Choice {
        ChargeKey of(Cart cart, Carts carts) throws SQLException;
    }

    /** One key a cart, however often placing is tried: the cart is what must not be paid twice. */
    public static ChargeKey ofCart(Cart cart, Carts carts) throws SQLException {
        return new ChargeKey(carts.reserveIncrementId(cart.id()), "quote-" + cart.id() + "-" + cart.chargeRound());
    }
}

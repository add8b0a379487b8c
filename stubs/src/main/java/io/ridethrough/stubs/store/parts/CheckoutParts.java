package io.ridethrough.stubs.store.parts;

import io.ridethrough.stubs.store.checkout.ChargeAttempts;
import io.ridethrough.stubs.store.checkout.ChargeKey;
import io.ridethrough.stubs.store.checkout.LockedTurns;
import io.ridethrough.stubs.store.checkout.Placement;
import io.ridethrough.stubs.store.checkout.Stock;
import io.ridethrough.stubs.store.checkout.Turns;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import java.util.function.UnaryOperator;

/**
 * How orders are placed.
 *
 * @param keys names an attempt to charge
 * @param attempts tries to charge
 * @param stock takes units out of stock
 * @param turns decides whose turn it is to place a cart
 * @param schema the ledger's constraints
 * @param placement wraps the sound placing of one locked cart
 */
public record CheckoutParts(
        ChargeKey.Choice keys,
        ChargeAttempts attempts,
        Stock stock,
        Turns.Making turns,
        LedgerSchema schema,
        UnaryOperator<Placement> placement) {
    public static CheckoutParts sound() {
        return new CheckoutParts(
                ChargeKey::ofCart,
                ChargeAttempts::underOneKey,
                Stock::inOneStatement,
                LockedTurns::new,
                new LedgerSchema(true),
                UnaryOperator.identity());
    }

    public CheckoutParts withKeys(ChargeKey.Choice other) {
        return new CheckoutParts(other, attempts, stock, turns, schema, placement);
    }

    public CheckoutParts withAttempts(ChargeAttempts other) {
        return new CheckoutParts(keys, other, stock, turns, schema, placement);
    }

    public CheckoutParts withStock(Stock other) {
        return new CheckoutParts(keys, attempts, other, turns, schema, placement);
    }

    public CheckoutParts withTurns(Turns.Making other) {
        return new CheckoutParts(keys, attempts, stock, other, schema, placement);
    }

    public CheckoutParts withSchema(LedgerSchema other) {
        return new CheckoutParts(keys, attempts, stock, turns, other, placement);
    }

    public CheckoutParts withPlacement(UnaryOperator<Placement> other) {
        return new CheckoutParts(keys, attempts, stock, turns, schema, other);
    }
}

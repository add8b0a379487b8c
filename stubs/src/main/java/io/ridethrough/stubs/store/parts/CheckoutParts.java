package io.ridethrough.stubs.store.parts;

import io.ridethrough.stubs.store.checkout.ChargeKey;
import io.ridethrough.stubs.store.checkout.Placement;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import java.util.function.UnaryOperator;

/**
 * How orders are placed.
 *
 * @param keys names an attempt to charge
 * @param schema the ledger's constraints
 * @param placement wraps the sound placing of one locked cart
 */
public record CheckoutParts(ChargeKey.Choice keys, LedgerSchema schema, UnaryOperator<Placement> placement) {
    public static CheckoutParts sound() {
        return new CheckoutParts(ChargeKey::ofCart, new LedgerSchema(true), UnaryOperator.identity());
    }

    public CheckoutParts withKeys(ChargeKey.Choice other) {
        return new CheckoutParts(other, schema, placement);
    }

    public CheckoutParts withSchema(LedgerSchema other) {
        return new CheckoutParts(keys, other, placement);
    }

    public CheckoutParts withPlacement(UnaryOperator<Placement> other) {
        return new CheckoutParts(keys, schema, other);
    }
}

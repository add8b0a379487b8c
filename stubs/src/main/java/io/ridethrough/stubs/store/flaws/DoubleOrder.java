package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.checkout.ChargeKey;
import io.ridethrough.stubs.store.checkout.OutOfStock;
import io.ridethrough.stubs.store.checkout.PaymentRefused;
import io.ridethrough.stubs.store.checkout.Placement;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Carts;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.parts.StoreParts;
import io.ridethrough.stubs.store.tenancy.Client;
import java.sql.SQLException;

/**
 * Defect {@code double-order}: an integration that takes a failed advice for a failed placing. When the
 * call to the model timed out, broke or made no sense, it places and then "tries again". Its charges
 * are keyed by order number rather than by cart, and its database has no constraint that would notice.
 */
final class DoubleOrder implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withCheckout(sound.checkout()
                .withKeys(DoubleOrder::keyOfOrder)
                .withSchema(new LedgerSchema(false))
                .withPlacement(DoubleOrder::twice));
    }

    private static Placement twice(Placement placement) {
        return (cart, client, advice) -> place(placement, cart, client, advice);
    }

    private static Order place(Placement placement, Cart cart, Client client, InferenceAnswer advice)
            throws PaymentRefused, OutOfStock {
        Order order = placement.place(cart, client, advice);
        return isCallFailed(advice) ? placement.place(cart, client, advice) : order;
    }

    /** A new number and a new charge at every attempt. */
    private static ChargeKey keyOfOrder(Cart cart, Carts carts) throws SQLException {
        carts.startNewChargeRound(cart.id());
        String reference = carts.reserveIncrementId(cart.id());
        return new ChargeKey(reference, "order-" + reference);
    }

    private static boolean isCallFailed(InferenceAnswer advice) {
        return advice instanceof InferenceAnswer.Fallback fallback
                && fallback.reason() != FallbackReason.OPEN
                && fallback.reason() != FallbackReason.BULKHEAD;
    }
}

package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Carts;
import io.ridethrough.stubs.store.ledger.Order;
import java.sql.SQLException;

/**
 * Defect {@code double-order}: an integration that takes a failed advice for a failed placing. When the
 * call to the model timed out, broke or made no sense, it places and then "tries again". Its charges
 * are keyed by order number rather than by cart, and its database has no constraint that would notice.
 */
public final class TwicePlacing implements Placement {
    private final Placement placement;

    /** @param placement one that names its charges by {@link #keyOfOrder} */
    public TwicePlacing(Placement placement) {
        this.placement = placement;
    }

    /** A new number and a new charge at every attempt. */
    public static ChargeKey keyOfOrder(Cart cart, Carts carts) throws SQLException {
        carts.startNewChargeRound(cart.id());
        String reference = carts.reserveIncrementId(cart.id());
        return new ChargeKey(reference, "order-" + reference);
    }

    @Override
    public Order place(Cart cart, InferenceAnswer advice) throws PaymentRefused, OutOfStock {
        Order order = placement.place(cart, advice);
        return isCallFailed(advice) ? placement.place(cart, advice) : order;
    }

    private static boolean isCallFailed(InferenceAnswer advice) {
        return advice instanceof InferenceAnswer.Fallback fallback
                && fallback.reason() != FallbackReason.OPEN
                && fallback.reason() != FallbackReason.BULKHEAD;
    }
}

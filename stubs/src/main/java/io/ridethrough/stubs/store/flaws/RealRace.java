package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.checkout.ChargeKey;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Carts;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.sql.SQLException;

/**
 * The race that Magento 2.4.7 really has (magento2#13952), no planted defect: whether a cart is active is
 * checked when placing begins; it is locked only for the writing of the order, without waiting and without a
 * second look; the increment id is reserved by each attempt; and no constraint allows one order a cart.
 * So a second attempt makes a second order if it began before the first had closed the cart and comes to
 * the lock after the first has let go of it. What is slow before the lock, such as a model, widens that.
 */
final class RealRace implements Flaw {
    private final LateLock.Times times;

    RealRace(LateLock.Times times) {
        this.times = times;
    }

    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withCheckout(sound.checkout()
                .withKeys(RealRace::keyOfAttempt)
                .withSchema(new LedgerSchema(false))
                .withTurns((ledger, locks, release, milestones) -> new LateLock(locks, times)));
    }

    private static ChargeKey keyOfAttempt(Cart cart, Carts carts) throws SQLException {
        carts.startNewChargeRound(cart.id());
        String reference = carts.reserveIncrementId(cart.id());
        return new ChargeKey(reference, "order-" + reference);
    }
}

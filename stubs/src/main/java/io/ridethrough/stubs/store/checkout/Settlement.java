package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.ledger.ChargeIntent;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Order;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Undoes a charge that came to no order. It closes the idempotency key first, so that a charge which is
 * still on its way is refused when it arrives, then gives back what was taken, and only then forgets the
 * intent: cut off anywhere, it can be done again from the start.
 *
 * <p>The order is not completed in the charge's stead: its client was told that there is none or nothing
 * at all, and may have changed the cart or gone elsewhere since. A client who tries again before the
 * charge is undone finds it by the same key, and has the order that it pays for.
 */
public final class Settlement {
    private final Ledger ledger;
    private final Payments payments;
    private final Milestones milestones;
    private final LongAdder givenBack = new LongAdder();
    private final LongAdder nothingTaken = new LongAdder();

    public Settlement(Ledger ledger, Payments payments, Milestones milestones) {
        this.ledger = ledger;
        this.payments = payments;
        this.milestones = milestones;
    }

    /** Charges that were given back since the start. */
    public long givenBack() {
        return givenBack.sum();
    }

    /** Intents since the start under which no money had been taken. */
    public long nothingTaken() {
        return nothingTaken.sum();
    }

    /**
     * Settles an intent whose cart this thread has locked.
     *
     * @throws PartnerUnavailable with the intent as it was
     */
    public void settle(ChargeIntent intent) throws PartnerUnavailable {
        boolean isOrdered = ledger.<Optional<Order>, RuntimeException>transact(
                        shop -> shop.orders().byIncrementId(intent.reference()))
                .isPresent();
        if (!isOrdered) {
            undo(intent);
        }
        ledger.<Boolean, RuntimeException>transact(shop -> {
            shop.intents().close(intent.idempotencyKey());
            if (!isOrdered) {
                shop.carts().startNewChargeRound(intent.quoteId());
            }
            return true;
        });
    }

    private void undo(ChargeIntent intent) throws PartnerUnavailable {
        Payments ofClient = payments.about(intent.tenant(), intent.jurisdiction());
        ofClient.closeKey(intent.idempotencyKey());
        milestones.reached(Milestone.KEY_CLOSED);
        Optional<String> charge = ofClient.chargeOf(intent.idempotencyKey());
        if (charge.isEmpty()) {
            nothingTaken.increment();
            return;
        }
        ofClient.giveBack(charge.get());
        milestones.reached(Milestone.CHARGE_GIVEN_BACK);
        givenBack.increment();
    }
}

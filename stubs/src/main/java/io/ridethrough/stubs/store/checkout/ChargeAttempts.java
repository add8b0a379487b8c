package io.ridethrough.stubs.store.checkout;

import java.math.BigDecimal;
import java.util.Optional;

/** How a charge is tried, and tried again when the partner did not answer. */
public interface ChargeAttempts {
    /**
     * @return the charge's id; empty when the shop has no partner
     * @throws PaymentRefused when no attempt brought a charge; unanswered if any of them was
     */
    Optional<String> charge(Payments payments, BigDecimal amount, ChargeKey key, int most) throws PaymentRefused;

    /** Every attempt under the same key, so that an answer lost on the way does not take money twice. */
    static Optional<String> underOneKey(Payments payments, BigDecimal amount, ChargeKey key, int most)
            throws PaymentRefused {
        PaymentRefused last = PaymentRefused.refused("not asked for");
        boolean isUnanswered = false;
        for (int attempt = 0; attempt < most && !Thread.currentThread().isInterrupted(); attempt++) {
            try {
                return payments.charge(amount, key.reference(), key.idempotencyKey());
            } catch (PaymentRefused refused) {
                last = refused;
                isUnanswered |= refused.isUnanswered();
                if (!refused.isUnanswered()) {
                    break;
                }
            }
        }
        // A later no does not undo an earlier attempt that may still arrive.
        throw isUnanswered ? PaymentRefused.unanswered(String.valueOf(last.getMessage())) : last;
    }
}

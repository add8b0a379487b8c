package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.checkout.ChargeKey;
import io.ridethrough.stubs.store.checkout.PaymentRefused;
import io.ridethrough.stubs.store.checkout.Payments;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Defect {@code double-charge}: a charge that brought no answer is asked for again under a key of its
 * own. The partner, which had taken the money and only answered late, takes it a second time; the order
 * knows of the second charge alone.
 */
final class DoubleCharge implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withCheckout(sound.checkout().withAttempts(DoubleCharge::underNewKeys));
    }

    private static Optional<String> underNewKeys(Payments payments, BigDecimal amount, ChargeKey key, int most)
            throws PaymentRefused {
        PaymentRefused last = PaymentRefused.refused("not asked for");
        for (int attempt = 1; attempt <= most; attempt++) {
            try {
                return payments.charge(amount, key.reference(), key.idempotencyKey() + "-attempt-" + attempt);
            } catch (PaymentRefused refused) {
                last = refused;
            }
        }
        throw last;
    }
}

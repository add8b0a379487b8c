package io.ridethrough.stubs.store.checkout;

import java.time.Duration;

/**
 * When charges without an order are looked after.
 *
 * @param every between the end of one pass and the start of the next
 * @param patience how long a client may try again and find its charge before it is undone
 */
public record ReconcilerSettings(Duration every, Duration patience) {
    /** A pass each second; two seconds for a client to come back. */
    public static final ReconcilerSettings DEFAULT =
            new ReconcilerSettings(Duration.ofSeconds(1), Duration.ofSeconds(2));

    /** @throws IllegalArgumentException naming the value that makes no sense */
    public ReconcilerSettings {
        if (every.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("passes need a pause between them: " + every);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience cannot be negative: " + patience);
        }
    }
}

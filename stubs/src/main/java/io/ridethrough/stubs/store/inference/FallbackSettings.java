package io.ridethrough.stubs.store.inference;

import java.time.Duration;

/**
 * What a client is told when no usable answer came.
 *
 * @param entries answers remembered at most, or cases queued at most
 * @param maxAge the oldest answer still given again
 */
public record FallbackSettings(FallbackKind kind, int entries, Duration maxAge) {
    /** Rules. */
    public static final FallbackSettings DEFAULT =
            new FallbackSettings(FallbackKind.RULES, 1000, Duration.ofMinutes(10));

    /** @throws IllegalArgumentException naming the value that makes no sense */
    public FallbackSettings {
        Bounds.check("the number of entries of a fallback", entries, 1, 100_000);
        Bounds.check("the age of an answer", maxAge, Duration.ofMillis(1), Bounds.LONGEST);
    }

    public FallbackSettings withKind(FallbackKind other) {
        return new FallbackSettings(other, entries, maxAge);
    }
}

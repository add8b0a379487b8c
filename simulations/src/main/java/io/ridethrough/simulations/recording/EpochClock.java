package io.ridethrough.simulations.recording;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Microseconds since the Unix epoch that never run backwards: the wall clock is read once, and from then on the
 * monotonic clock counts.
 */
public final class EpochClock {

    private final long anchorMicros;
    private final long anchorNanos;

    private EpochClock(long anchorMicros, long anchorNanos) {
        this.anchorMicros = anchorMicros;
        this.anchorNanos = anchorNanos;
    }

    public static EpochClock startingNow() {
        return new EpochClock(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()), System.nanoTime());
    }

    public long epochMicros() {
        return anchorMicros + (System.nanoTime() - anchorNanos) / 1_000;
    }
}

package io.ridethrough.simulations.conductor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The run's one clock: the wall clock read once, then carried on by the monotonic one, so that a step of the wall clock
 * in mid-run moves nothing.
 */
final class TimelineClock {
    private final long epochMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private final long anchorNanos = System.nanoTime();

    /** Microseconds since the Unix epoch. */
    long nowMicros() {
        return epochMicros + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - anchorNanos);
    }

    /**
     * Waits until an instant, or until {@code cut} says to stop.
     *
     * @param atMicros microseconds since the Unix epoch
     * @param slice the longest time between two looks at {@code cut}
     * @return false when it was cut short
     */
    boolean awaitUntil(long atMicros, Duration slice, Cut cut) {
        for (long left = atMicros - nowMicros(); left > 0; left = atMicros - nowMicros()) {
            if (cut.isCut() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(TimeUnit.MICROSECONDS.toNanos(left), slice.toNanos()));
        }
        return !cut.isCut();
    }

    /** Whether waiting has lost its purpose. */
    @FunctionalInterface
    interface Cut {
        boolean isCut();
    }
}

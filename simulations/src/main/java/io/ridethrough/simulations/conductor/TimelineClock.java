package io.ridethrough.simulations.conductor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The run's one clock: the wall clock read once, then carried on by the monotonic one, so that a step of the wall clock
 * in mid-run moves nothing.
 */
final class TimelineClock extends Clock {
    /** The longest time between two looks at what could cut a wait short. */
    private static final Duration SLICE = Duration.ofMillis(50);

    private final Instant anchor = Instant.now();
    private final long anchorNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return anchor.plusNanos(System.nanoTime() - anchorNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** Microseconds since the Unix epoch. */
    long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant());
    }

    /**
     * Waits until an instant.
     *
     * @param atMicros microseconds since the Unix epoch
     * @param cut whether waiting has lost its purpose, asked about every 50 ms
     * @return false when it was cut short
     */
    boolean awaitUntil(long atMicros, BooleanSupplier cut) {
        for (long left = atMicros - nowMicros(); left > 0; left = atMicros - nowMicros()) {
            if (cut.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(TimeUnit.MICROSECONDS.toNanos(left), SLICE.toNanos()));
        }
        return !cut.getAsBoolean();
    }
}

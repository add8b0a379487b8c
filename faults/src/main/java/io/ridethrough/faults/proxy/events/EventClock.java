package io.ridethrough.faults.proxy.events;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A clock read once and carried on by the monotonic one: a step of the wall clock moves no event. */
public final class EventClock {
    private final long anchorEpochNanos;
    private final long anchorNanos;

    private EventClock(long anchorEpochNanos, long anchorNanos) {
        this.anchorEpochNanos = anchorEpochNanos;
        this.anchorNanos = anchorNanos;
    }

    public static EventClock anchoredTo(Clock clock) {
        Instant now = clock.instant();
        long epochNanos = Math.addExact(TimeUnit.SECONDS.toNanos(now.getEpochSecond()), now.getNano());
        return new EventClock(epochNanos, System.nanoTime());
    }

    /** Nanoseconds since the Unix epoch. */
    public long epochNanos() {
        return anchorEpochNanos + (System.nanoTime() - anchorNanos);
    }
}

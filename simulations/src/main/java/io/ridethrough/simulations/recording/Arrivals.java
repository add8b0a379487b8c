package io.ridethrough.simulations.recording;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Says who arrives next in a flow, and when. Safe for use by several threads. */
@FunctionalInterface
public interface Arrivals {

    /**
     * The next arrival; one call for each virtual user.
     *
     * @throws IllegalStateException when more users ask than arrivals are planned
     */
    Arrival next();

    /**
     * An arrival.
     *
     * @param user its index within the flow, from 0
     * @param intendedAt when it should start, microseconds since the Unix epoch
     */
    record Arrival(int user, long intendedAt) {}

    /**
     * Arrivals planned ahead.
     *
     * @param originEpochMicros zero of the timeline, known before the first user asks
     * @param offsetsMicros the arrivals in the order of time, in microseconds after the origin
     */
    static Arrivals planned(LongSupplier originEpochMicros, long[] offsetsMicros) {
        long[] offsets = offsetsMicros.clone();
        AtomicInteger users = new AtomicInteger();
        return () -> {
            int user = users.getAndIncrement();
            if (user >= offsets.length) {
                throw new IllegalStateException("arrival " + user + " of " + offsets.length);
            }
            return new Arrival(user, originEpochMicros.getAsLong() + offsets[user]);
        };
    }

    /** Users who arrive whenever Gatling's own injection profile sends them. */
    static Arrivals unplanned(EpochClock clock) {
        AtomicInteger users = new AtomicInteger();
        return () -> new Arrival(users.getAndIncrement(), clock.epochMicros());
    }
}

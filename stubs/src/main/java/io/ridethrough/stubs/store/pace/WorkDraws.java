package io.ridethrough.stubs.store.pace;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws each operation's times in a sequence of its own: its n-th request takes the same whatever else happens. */
final class WorkDraws {
    private static final String START = "";

    private final ServiceTimes times;
    private final long seed;
    private final Map<String, SplittableRandom> sequences = new HashMap<>();

    WorkDraws(ServiceTimes times, long seed) {
        this.times = times;
        this.seed = seed;
    }

    /**
     * The work on a request with these operations: once what it takes to start the shop's code at all, and for each
     * operation what it takes beyond that.
     */
    synchronized Duration of(List<String> operations) {
        Duration start = next(START, times.otherwise());
        Duration whole = start;
        for (String operation : operations) {
            ServiceTime known = times.operations().get(operation);
            if (known != null) {
                Duration own = next(operation, known).minus(start);
                whole = whole.plus(own.isNegative() ? Duration.ZERO : own);
            }
        }
        return whole;
    }

    private Duration next(String operation, ServiceTime time) {
        return time.draw(
                sequences.computeIfAbsent(operation, name -> new SplittableRandom(seed * 31 + name.hashCode())));
    }
}

package io.ridethrough.simulations.gatling;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Zero of the timeline, in microseconds since the Unix epoch: given, or chosen when the generator is ready. */
final class Origin {

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final AtomicLong epochMicros;

    Origin(OptionalLong given) {
        this.epochMicros = new AtomicLong(given.orElse(UNKNOWN));
    }

    /** Chooses the origin; says whether it had not been given. */
    boolean choose(long chosenEpochMicros) {
        return epochMicros.compareAndSet(UNKNOWN, chosenEpochMicros);
    }

    /**
     * The origin.
     *
     * @throws IllegalStateException while it is neither given nor chosen
     */
    long epochMicros() {
        long known = epochMicros.get();
        if (known == UNKNOWN) {
            throw new IllegalStateException("the timeline has no origin yet");
        }
        return known;
    }
}

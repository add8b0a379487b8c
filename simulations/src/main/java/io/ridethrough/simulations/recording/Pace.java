package io.ridethrough.simulations.recording;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How a flow's clients behave in time.
 *
 * @param thinking pause between two steps
 * @param patience how long a client waits for one answer
 * @param drainAtEpochMicros from when on no further step begins and journeys end as aborted, {@link #NEVER} for never
 */
public record Pace(Duration thinking, Duration patience, LongSupplier drainAtEpochMicros) {

    public static final LongSupplier NEVER = () -> Long.MAX_VALUE;
}

package io.ridethrough.simulations.recording;

import java.time.Duration;

/**
 * How a flow's clients behave in time.
 *
 * @param thinking pause between two steps
 * @param patience how long a client waits for one answer
 * @param drainAtEpochMicros from when on no further step begins and journeys end as aborted, {@link #NEVER} for never
 */
public record Pace(Duration thinking, Duration patience, long drainAtEpochMicros) {

    public static final long NEVER = Long.MAX_VALUE;
}

package io.ridethrough.simulations.gatling;

import io.ridethrough.simulations.recording.EpochClock;
import java.util.OptionalLong;

/**
 * The conductor's order to end the load before its time. The process hears it and the simulation obeys: as {@link
 * RecordingFailure} has it, system properties are all they share.
 */
public final class StopOrder {

    /** What the conductor says. */
    public static final String WORD = "stop";

    private static final String PROPERTY = "ridethrough.load.stopped";

    private StopOrder() {}

    /** The conductor has said a line. */
    static void heard(String line, EpochClock clock) {
        if (line.equals(WORD)) {
            System.setProperty(PROPERTY, Long.toString(clock.epochMicros()));
        }
    }

    /** When the order came, microseconds since the Unix epoch; empty while there is none. */
    public static OptionalLong givenAt() {
        String micros = System.getProperty(PROPERTY);
        return micros == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(micros));
    }
}

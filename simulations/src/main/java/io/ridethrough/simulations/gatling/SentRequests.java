package io.ridethrough.simulations.gatling;

import java.util.OptionalLong;

/**
 * How the simulation tells the process around it how many requests Gatling made ready to be sent: as {@link RecordingFailure}
 * has it, system properties are all they share.
 */
final class SentRequests {

    private static final String PROPERTY = "ridethrough.requests.sent";

    private SentRequests() {}

    static void tell(long count) {
        System.setProperty(PROPERTY, Long.toString(count));
    }

    /** Empty when the simulation did not come to its end. */
    static OptionalLong told() {
        String count = System.getProperty(PROPERTY);
        return count == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(count));
    }
}

package io.ridethrough.simulations.gatling;

import java.io.IOException;
import java.util.Optional;

/**
 * How the simulation tells the process around it that the record is incomplete: Gatling makes the one and is started
 * by the other, and system properties are all they share.
 */
final class RecordingFailure {

    private static final String PROPERTY = "ridethrough.recording.failure";

    private RecordingFailure() {}

    static void tell(IOException failure) {
        System.setProperty(PROPERTY, String.valueOf(failure.getMessage()));
    }

    static Optional<String> told() {
        return Optional.ofNullable(System.getProperty(PROPERTY));
    }
}

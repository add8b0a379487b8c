package io.ridethrough.simulations.conductor;

/** A run could not go on for a reason that is neither the system under test's nor the environment's. One line. */
public final class RunFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RunFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public RunFailedException(String message) {
        super(message);
    }
}

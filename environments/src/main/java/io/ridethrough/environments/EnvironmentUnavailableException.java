package io.ridethrough.environments;

/** An environment, or a part of it, could not start. The message is one line that names the part and the cause. */
public final class EnvironmentUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public EnvironmentUnavailableException(String message) {
        super(message);
    }

    public EnvironmentUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

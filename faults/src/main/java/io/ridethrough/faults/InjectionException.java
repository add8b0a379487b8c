package io.ridethrough.faults;

/** A fault could not be applied, or not be healed. The message names the proxy and the fault. */
public final class InjectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InjectionException(String message) {
        super(message);
    }

    public InjectionException(String message, Throwable cause) {
        super(message, cause);
    }
}

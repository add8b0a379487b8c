package io.ridethrough.faults.proxy;

/** Something else listens on a port that was asked for. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(int port, Throwable cause) {
        super("port " + port + " is taken", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}

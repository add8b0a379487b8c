package io.ridethrough.faults.proxy;

import java.net.InetSocketAddress;

/** Something else listens on a port that was asked for. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;
    private final String address;

    PortTakenException(InetSocketAddress address, Throwable cause) {
        super("port " + address.getPort() + " is taken", cause);
        this.port = address.getPort();
        this.address = HostPort.format(address);
    }

    public int port() {
        return port;
    }

    /** Such as {@code 127.0.0.1:8474}. */
    String address() {
        return address;
    }
}

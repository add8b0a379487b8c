package io.ridethrough.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/** Tells a port that somebody else has from the other reasons why a socket cannot listen. */
final class BindFailure {
    private BindFailure() {}

    static RuntimeException of(InetSocketAddress address, Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof BindException && reason.contains("in use")) {
            return new PortTakenException(address, cause);
        }
        String message = "cannot listen on " + HostPort.format(address) + ": " + reason;
        return new UncheckedIOException(new IOException(message, cause));
    }
}

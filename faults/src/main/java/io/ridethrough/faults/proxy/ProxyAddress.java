package io.ridethrough.faults.proxy;

import java.net.URI;

/** Where a proxy listens. */
public record ProxyAddress(String name, String host, int port) {

    /** For clients that speak HTTP through the proxy. */
    public URI httpUrl() {
        return URI.create("http://" + hostPort());
    }

    /** Such as {@code 127.0.0.1:40001}. */
    public String hostPort() {
        return HostPort.format(host, port);
    }
}

package io.ridethrough.stubs.store.outbound;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;

/** The one way out of the store. */
public final class Egress {
    private Egress() {}

    /**
     * The client that makes every outbound call.
     *
     * @param proxy an HTTP forward proxy such as {@code http://127.0.0.1:3128} that calls go through, those to
     *     loopback addresses too; empty calls directly
     * @throws IllegalArgumentException when the proxy is no {@code http} address with a port
     */
    public static HttpClient client(Optional<URI> proxy) {
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        // A selector of our own and not the system's: that one leaves loopback addresses out.
        proxy.ifPresent(it -> client.proxy(ProxySelector.of(address(it))));
        return client.build();
    }

    private static InetSocketAddress address(URI proxy) {
        if (!"http".equals(proxy.getScheme()) || proxy.getHost() == null || proxy.getPort() < 1) {
            throw new IllegalArgumentException("the egress proxy must be http://HOST:PORT: " + proxy);
        }
        return new InetSocketAddress(proxy.getHost(), proxy.getPort());
    }
}

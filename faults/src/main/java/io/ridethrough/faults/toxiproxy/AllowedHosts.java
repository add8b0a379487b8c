package io.ridethrough.faults.toxiproxy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/** The hosts whose proxies may be touched: this machine's loopback, and those named. */
public record AllowedHosts(Set<String> named) {
    public AllowedHosts {
        named = Set.copyOf(named);
    }

    /** Resolves the host, so may ask the network; one that cannot be resolved is not allowed. */
    boolean allows(URI api) {
        return named.contains(api.getHost()) || isLoopback(api);
    }

    /** Whether every address of the host is a loopback address. */
    static boolean isLoopback(URI api) {
        try {
            return Arrays.stream(InetAddress.getAllByName(api.getHost())).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether two addresses are of one server, as far as their spelling tells. */
    static boolean isSame(URI one, URI other) {
        return one.getPort() == other.getPort()
                && (one.getHost().equals(other.getHost()) || (isLoopback(one) && isLoopback(other)));
    }
}

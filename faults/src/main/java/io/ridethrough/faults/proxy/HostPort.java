package io.ridethrough.faults.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses as {@code host:port}, the host being a name, an IPv4 address or an IPv6 address in brackets. */
final class HostPort {
    private static final int MAX_PORT = 65_535;

    private HostPort() {}

    /**
     * Parses and resolves an address; may ask a name server. The result keeps the address that was checked, so that a
     * name cannot come to mean another host later.
     *
     * @throws ProxyRequestException 400 when it is malformed or unknown, 403 when only loopback is allowed
     */
    static InetSocketAddress resolve(String text, boolean isLoopbackOnly) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw ProxyRequestException.badBody("not host:port: " + text);
        }
        int port = port(text, text.substring(colon + 1));
        InetAddress address = address(text, text.substring(0, colon));
        if (isLoopbackOnly && !address.isLoopbackAddress()) {
            throw new ProxyRequestException(403, "not a loopback address: " + text);
        }
        return new InetSocketAddress(address, port);
    }

    static String format(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    static String format(InetSocketAddress address) {
        return format(address.getAddress().getHostAddress(), address.getPort());
    }

    private static int port(String text, String digits) {
        try {
            int port = Integer.parseInt(digits);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same refusal as a number out of range.
        }
        throw ProxyRequestException.badBody("not a port: " + text);
    }

    private static InetAddress address(String text, String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw ProxyRequestException.badBody("unknown host: " + text);
        }
    }
}

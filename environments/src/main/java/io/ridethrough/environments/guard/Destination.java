package io.ridethrough.environments.guard;

import io.ridethrough.environments.egress.Place;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Host and port that an address leads to. An address that two programs could read in two ways is none: {@code 127.1},
 * {@code 2130706433} and {@code 0x7f.1} are numbers to one resolver and names to another.
 *
 * @param host in lower case; an IPv6 address without brackets
 * @param port 80 or 443 where the address names none
 * @param literal the host where it is an IP address and no name
 */
record Destination(String host, int port, Optional<InetAddress> literal) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    /** Looks nothing up. */
    static Destination of(URI address) throws RefusedException {
        boolean isTls = "https".equalsIgnoreCase(address.getScheme());
        if (!isTls && !"http".equalsIgnoreCase(address.getScheme())) {
            throw new RefusedException("is no http or https address");
        }
        String authority = String.valueOf(address.getRawAuthority());
        if (authority.contains("@")) {
            // Not shown: it may be a password. And http://localhost@elsewhere leads elsewhere.
            throw new RefusedException("has a user in it: leave out what stands before the `@`");
        }
        String host = address.getHost();
        if (host == null) {
            throw new RefusedException(
                    "has no host that can be read in one way alone: write a name, an IPv4 address of four"
                            + " decimal numbers, or an IPv6 address in brackets");
        }
        int port = address.getPort() < 0 ? (isTls ? HTTPS : HTTP) : address.getPort();
        if (port < 1 || port > LARGEST_PORT) {
            throw new RefusedException("has a port that there is not: take one from 1 to " + LARGEST_PORT);
        }
        return of(host.toLowerCase(Locale.ROOT), port);
    }

    /** As {@link #of}; empty for an address that is none. */
    static Optional<Destination> read(URI address) {
        try {
            return Optional.of(of(address));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private static Destination of(String host, int port) throws RefusedException {
        if (host.startsWith("[")) {
            String bare = host.substring(1, host.length() - 1);
            if (bare.contains("%")) {
                throw new RefusedException(host + " has a zone: it depends on who asks where that leads");
            }
            return new Destination(bare, port, Optional.of(literal(bare)));
        }
        if (host.endsWith(".")) {
            throw new RefusedException(host + " ends with a dot: leave it out");
        }
        if (DOTTED.matcher(host).matches()) {
            return new Destination(host, port, Optional.of(literal(host)));
        }
        if (host.length() > LONGEST_NAME || !NAME.matcher(host).matches()) {
            throw new RefusedException(host + " is neither a name nor an address of four decimal numbers");
        }
        return new Destination(host, port, Optional.empty());
    }

    private static InetAddress literal(String text) throws RefusedException {
        return Place.literal(text).orElseThrow(() -> new RefusedException(text + " is no IP address"));
    }

    /** Whether it is this machine by a name that needs no look-up. */
    boolean isLocalhost() {
        return host.equals("localhost");
    }

    /** By what its name looks like production; empty when it does not, as no IP address does. */
    Optional<String> productionSign() {
        return literal.isPresent() ? Optional.empty() : ProductionName.sign(host);
    }

    boolean looksLikeProduction() {
        return productionSign().isPresent();
    }

    /** Host and port, as a person reads them. */
    String text() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}

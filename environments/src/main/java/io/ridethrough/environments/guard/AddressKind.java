package io.ridethrough.environments.guard;

import io.ridethrough.environments.egress.Place;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * What kind of place an IP address is. Source: the registries of special-purpose addresses (RFC 6890), and the clouds' own
 * documents for the addresses at which they tell a machine its credentials.
 */
enum AddressKind {
    /** This machine. */
    LOOPBACK,
    /** Where nobody has business: nowhere, everybody, the link, a cloud's metadata, or an IPv4 address in disguise. */
    FORBIDDEN,
    /** Of a network that is somebody's own. */
    PRIVATE,
    /** Anywhere else. */
    PUBLIC;

    private static final int ANY_PORT = 1;

    private static final List<Place> FORBIDDEN_RANGES = places(
            "0.0.0.0/8", // this network: Linux takes it for this machine
            "169.254.0.0/16", // link-local, with 169.254.169.254 and 169.254.170.2, the metadata of most clouds
            "100.100.100.200/32", // Alibaba Cloud's metadata
            "168.63.129.16/32", // Azure's wire server
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "[fd00:ec2::]/32", // Amazon's metadata, over IPv6
            "[fe80::]/10", // link-local
            "[ff00::]/8", // multicast
            "[::]/96", // unspecified, and IPv4-compatible
            "[2001::]/32", // Teredo: an IPv4 address within
            "[2002::]/16", // 6to4: likewise
            "[64:ff9b:1::]/48"); // NAT64 of somebody's own: likewise, at a place that only they know

    private static final List<Place> PRIVATE_RANGES = places(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10", // behind a carrier's NAT
            "192.0.0.0/24",
            "198.18.0.0/15", // benchmarks
            "[fc00::]/7",
            "[fec0::]/10");

    /** NAT64's well-known prefix (RFC 6052): what matters is the IPv4 address in its last four bytes. */
    private static final Place NAT64 = place("[64:ff9b::]/96");

    private static final int IPV4_BYTES = 4;

    static AddressKind of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        if (NAT64.holds(address, ANY_PORT)) {
            AddressKind within = of(withinNat64(address));
            return within == LOOPBACK ? FORBIDDEN : within;
        }
        if (isIn(FORBIDDEN_RANGES, address)) {
            return FORBIDDEN;
        }
        return isIn(PRIVATE_RANGES, address) ? PRIVATE : PUBLIC;
    }

    private static InetAddress withinNat64(InetAddress address) {
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isIn(List<Place> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.holds(address, ANY_PORT));
    }

    private static List<Place> places(String... ranges) {
        return Arrays.stream(ranges).map(AddressKind::place).toList();
    }

    private static Place place(String range) {
        return Place.of(range).orElseThrow(() -> new IllegalArgumentException(range));
    }
}

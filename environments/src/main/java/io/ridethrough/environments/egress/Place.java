package io.ridethrough.environments.egress;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an endpoint may stand: {@code HOST:PORT}, {@code *.SUFFIX:PORT} for every name below a suffix, a range of
 * addresses {@code ADDRESS/BITS}, or {@code ADDRESS/BITS:PORT}; an IPv6 address stands in brackets.
 *
 * @param host in lower case, without brackets; begins with {@code *.} for a suffix
 * @param range of addresses; empty for a name
 * @param port empty for any, which a name may leave out only where {@link #ofAnyPort} reads it
 */
public record Place(String host, Optional<IpSubnetFilterRule> range, OptionalInt port) {

    private static final Pattern FORM = Pattern.compile(
            "(?:\\[([0-9a-fA-F:.]+)]|((?:\\*\\.)?[A-Za-z0-9._-]{1,253}))(?:/(\\d{1,3}))?(?::(\\d{1,5}))?");
    private static final int LARGEST_PORT = 65_535;

    /** Empty for a text that is no place. Looks nothing up. */
    public static Optional<Place> of(String text) {
        return ofAnyPort(text).filter(place -> place.port().isPresent() || text.contains("/"));
    }

    /** As {@link #of}, where a host without a port stands for all of its ports. */
    public static Optional<Place> ofAnyPort(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String host = (form.group(1) == null ? form.group(2) : form.group(1)).toLowerCase(Locale.ROOT);
        OptionalInt port = number(form.group(4));
        OptionalInt bits = number(form.group(3));
        Optional<InetAddress> address = literal(host);
        boolean isPlace = port.orElse(1) >= 1
                && port.orElse(1) <= LARGEST_PORT
                && (bits.isEmpty() || address.isPresent())
                && (form.group(1) == null || address.isPresent())
                && bits.orElse(0)
                        <= address.map(it -> it.getAddress().length * Byte.SIZE).orElse(0);
        return isPlace
                ? Optional.of(new Place(
                        host, address.map(it -> range(it, bits.orElse(it.getAddress().length * Byte.SIZE))), port))
                : Optional.empty();
    }

    /** The address that a text is, without looking anything up; empty for a name. */
    public static Optional<InetAddress> literal(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a host, a name or an address as the caller wrote it, is one of those here. */
    public boolean holds(String called, int calledPort) {
        String name = called.toLowerCase(Locale.ROOT);
        Optional<InetAddress> address = literal(name);
        if (range.isPresent()) {
            return address.isPresent() && holds(address.get(), calledPort);
        }
        return isPort(calledPort)
                && (host.startsWith("*.")
                        ? name.endsWith(host.substring(1)) && name.length() > host.length() - 1
                        : name.equals(host));
    }

    /** Whether an address lies in the range; never when this is a name. */
    public boolean holds(InetAddress address, int calledPort) {
        return isPort(calledPort)
                && range.filter(rule -> rule.matches(new InetSocketAddress(address, calledPort)))
                        .isPresent();
    }

    private boolean isPort(int called) {
        return port.orElse(called) == called;
    }

    private static IpSubnetFilterRule range(InetAddress address, int bits) {
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    private static OptionalInt number(@Nullable String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }
}

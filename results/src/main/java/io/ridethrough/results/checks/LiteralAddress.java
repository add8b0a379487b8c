package io.ridethrough.results.checks;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address as it is written (RFC 4291, section 2.2, and dotted IPv4 in four decimal numbers), read here because
 * judging does no I/O, and Java's own reader may look a name up. IPv6 with an IPv4 tail or a zone is not read.
 */
final class LiteralAddress {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern GROUPS = Pattern.compile("[0-9a-f]{1,4}(:[0-9a-f]{1,4})*");
    private static final int IPV6_GROUPS = 8;

    private LiteralAddress() {}

    /** Its 4 or 16 bytes, each from 0 to 255; empty for a name and for anything else. */
    static Optional<int[]> bytes(String text) {
        return text.contains(":") ? ipv6(text) : ipv4(text);
    }

    private static Optional<int[]> ipv4(String text) {
        if (!IPV4.matcher(text).matches()) {
            return Optional.empty();
        }
        int[] bytes =
                Arrays.stream(text.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
        return Arrays.stream(bytes).allMatch(value -> value <= 255) ? Optional.of(bytes) : Optional.empty();
    }

    private static Optional<int[]> ipv6(String text) {
        int gap = text.indexOf("::");
        String[] head = groups(gap < 0 ? text : text.substring(0, gap));
        String[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        boolean isWhole = gap < 0 ? head.length == IPV6_GROUPS : head.length + tail.length < IPV6_GROUPS;
        if (!isWhole || !areGroups(head) || !areGroups(tail)) {
            return Optional.empty();
        }
        int[] bytes = new int[2 * IPV6_GROUPS];
        write(head, bytes, 0);
        write(tail, bytes, IPV6_GROUPS - tail.length);
        return Optional.of(bytes);
    }

    private static String[] groups(String part) {
        return part.isEmpty() ? new String[0] : part.split(":", -1);
    }

    private static boolean areGroups(String[] groups) {
        return groups.length == 0 || GROUPS.matcher(String.join(":", groups)).matches();
    }

    private static void write(String[] groups, int[] bytes, int from) {
        for (int i = 0; i < groups.length; i++) {
            int group = Integer.parseInt(groups[i], 16);
            bytes[2 * (from + i)] = group >> 8;
            bytes[2 * (from + i) + 1] = group & 0xff;
        }
    }
}

package io.ridethrough.results.checks;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an endpoint may stand: {@code HOST:PORT}, {@code *.SUFFIX:PORT} for every name below a suffix, a range of
 * addresses {@code ADDRESS/BITS}, or {@code ADDRESS/BITS:PORT}; an IPv6 address stands in brackets. A range holds literal
 * addresses, and names whose address the recorder wrote down: looking one up here would make judging depend on today's
 * name servers.
 *
 * @param host in lower case, without brackets; begins with {@code *.} for a suffix
 * @param bits how many leading bits of the address count; empty for a host alone
 * @param port empty for any, which only a range may leave out
 */
record Place(String host, OptionalInt bits, OptionalInt port) {

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^\\[\\]/:@\\s]+))(?:/(\\d{1,3}))?(?::(\\d{1,5}))?");
    private static final int HTTP = 80;

    /** Throws {@link Unjudgeable} for a text that is no place: an allow-list that is misread allows anything. */
    static Place of(String text) {
        return read(text)
                .filter(place -> place.bits().isPresent() || place.port().isPresent())
                .filter(place -> place.host().lastIndexOf('*') <= (place.host().startsWith("*.") ? 0 : -1))
                .filter(place -> place.bits().isEmpty()
                        || LiteralAddress.bytes(place.host())
                                .filter(bytes -> place.bits().getAsInt() <= bytes.length * Byte.SIZE)
                                .isPresent())
                .orElseThrow(() -> new Unjudgeable("\"" + text + "\" is neither HOST:PORT nor a range of addresses"));
    }

    /** Whether a call's target, host and port as its request line had them, lies here. */
    boolean holds(String target) {
        return holds(target, "");
    }

    /** @param address where the target was found to stand; empty when that is not known */
    boolean holds(String target, String address) {
        if (isSpelled(target)) {
            return true;
        }
        // What stands before an @ is a user's name, however much it looks like a host.
        return read(target.substring(target.lastIndexOf('@') + 1))
                .filter(called -> called.bits().isEmpty() && holds(called, address))
                .isPresent();
    }

    /** The commonest case of many calls, told without reading the target. */
    private boolean isSpelled(String target) {
        return bits.isEmpty()
                && port.isPresent()
                && target.length() > host.length()
                && target.startsWith(host)
                && target.substring(host.length()).equals(":" + port.getAsInt());
    }

    private boolean holds(Place called, String address) {
        int calledPort = called.port().orElse(HTTP);
        if (port.orElse(calledPort) != calledPort) {
            return false;
        }
        Optional<int[]> mine = LiteralAddress.bytes(host);
        if (bits.isEmpty() && mine.isEmpty()) {
            return host.startsWith("*.")
                    ? called.host().endsWith(host.substring(1)) && called.host().length() > host.length() - 1
                    : host.equals(called.host());
        }
        Optional<int[]> its = LiteralAddress.bytes(called.host()).or(() -> LiteralAddress.bytes(address));
        return mine.isPresent()
                && its.isPresent()
                && agree(mine.get(), its.get(), bits.orElse(mine.get().length * Byte.SIZE));
    }

    /** Whether this is a range that an address lies in. */
    boolean isRangeOf(String address) {
        return bits.isPresent()
                && LiteralAddress.bytes(address)
                        .filter(its -> LiteralAddress.bytes(host)
                                .filter(mine -> agree(mine, its, bits.getAsInt()))
                                .isPresent())
                        .isPresent();
    }

    private static boolean agree(int[] one, int[] other, int leadingBits) {
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < leadingBits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((one[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Place> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String host = form.group(1) == null ? form.group(2) : form.group(1);
        return Optional.of(new Place(host.toLowerCase(Locale.ROOT), number(form.group(3)), number(form.group(4))));
    }

    private static OptionalInt number(@Nullable String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }
}

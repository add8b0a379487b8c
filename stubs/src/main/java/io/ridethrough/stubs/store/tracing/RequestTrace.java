package io.ridethrough.stubs.store.tracing;

import io.ridethrough.stubs.store.front.FrontRequest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request says of the trace that it belongs to, by W3C Trace Context and W3C Baggage; what is malformed is not passed
 * on. Used by one thread.
 */
final class RequestTrace {
    private static final String TRACEPARENT = "traceparent";
    private static final String BAGGAGE = "baggage";

    private static final Pattern VERSION_00 =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    /** As much as the standard wants to be passed on, of what can stand in a header. */
    private static final Pattern PASSABLE = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,8191}");

    /** The golden ratio of 64 bits, Knuth's multiplier: its multiples are far apart. */
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private static final HexFormat HEX = HexFormat.of();

    private final Optional<Matcher> traceparent;
    private final Optional<String> baggage;
    private int calls;

    private RequestTrace(Optional<Matcher> traceparent, Optional<String> baggage) {
        this.traceparent = traceparent;
        this.baggage = baggage;
    }

    static RequestTrace of(FrontRequest request) {
        return new RequestTrace(
                request.header(TRACEPARENT).map(VERSION_00::matcher).filter(Matcher::matches),
                request.header(BAGGAGE).filter(value -> PASSABLE.matcher(value).matches()));
    }

    /** The headers of a further call: of the same trace, under a parent id of its own. */
    Map<String, String> ofNextCall() {
        calls++;
        Map<String, String> headers = new HashMap<>();
        traceparent.ifPresent(it ->
                headers.put(TRACEPARENT, "00-" + it.group(1) + "-" + parentId(it.group(2), calls) + "-" + it.group(3)));
        baggage.ifPresent(it -> headers.put(BAGGAGE, it));
        return headers;
    }

    private static String parentId(String caller, int call) {
        long id = HexFormat.fromHexDigitsToLong(caller) + call * STRIDE;
        // Zero is no id to the standard.
        return HEX.toHexDigits(id == 0 ? 1 : id);
    }
}

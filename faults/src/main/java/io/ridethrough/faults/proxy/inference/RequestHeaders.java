package io.ridethrough.faults.proxy.inference;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a request must not ask the upstream for, lest its answer can no longer be followed. */
final class RequestHeaders {
    private static final String HTTP2_SETTINGS = "http2-settings";

    private RequestHeaders() {}

    /** Whether a request, or the empty line that may come before it, can begin with this octet. */
    static boolean canBegin(byte octet) {
        return (octet > 0 && Character.isLetter(octet)) || octet == '\r' || octet == '\n';
    }

    /**
     * Takes out the wish to go on in HTTP/2 (RFC 7540, section 3.2), which a server may ignore.
     *
     * @param mustBePlain whether the answer must not be compressed either
     */
    static void strip(HttpHeaders headers, boolean mustBePlain) {
        if (mustBePlain) {
            headers.remove(HttpHeaderNames.ACCEPT_ENCODING);
        }
        if (headers.containsValue(HttpHeaderNames.UPGRADE, "h2c", true)) {
            headers.remove(HTTP2_SETTINGS);
            List<String> upgrades = without(headers, HttpHeaderNames.UPGRADE, List.of("h2c"));
            List<String> dropped = upgrades.isEmpty() ? List.of("upgrade", HTTP2_SETTINGS) : List.of(HTTP2_SETTINGS);
            without(headers, HttpHeaderNames.CONNECTION, dropped);
        }
    }

    /** Takes values out of a list header, and the header with its last value; says what stays. */
    private static List<String> without(HttpHeaders headers, CharSequence name, List<String> dropped) {
        List<String> kept = new ArrayList<>();
        for (String line : headers.getAll(name)) {
            for (String value : line.split(",", -1)) {
                if (!value.isBlank() && !dropped.contains(value.strip().toLowerCase(Locale.ROOT))) {
                    kept.add(value.strip());
                }
            }
        }
        if (kept.isEmpty()) {
            headers.remove(name);
        } else {
            headers.set(name, String.join(", ", kept));
        }
        return kept;
    }
}

package io.ridethrough.simulations.tracing;

import java.nio.charset.StandardCharsets;

/**
 * A header as <a href="https://www.w3.org/TR/baggage/">W3C Baggage</a> has it: members {@code key=value} with commas between
 * them. In a value each octet of its UTF-8 that is no {@code baggage-octet} is percent-encoded, and so is the per cent sign.
 * For one thread.
 */
final class BaggageText {

    /**
     * The longest header. The standard wants 8,192 bytes to be passed on, but that is as much as many a server takes of all
     * headers together: a run must not fail for what it tells of itself.
     */
    static final int MOST_BYTES = 4_096;

    private static final String NO_BAGGAGE_OCTETS = "\",;\\%";

    private final StringBuilder text = new StringBuilder();

    /**
     * Adds a member, or leaves it out where the header would become too long.
     *
     * @param key a token of HTTP
     */
    BaggageText with(String key, String value) {
        String member = (text.length() == 0 ? "" : ",") + key + "=" + encoded(value);
        if (text.length() + member.length() <= MOST_BYTES) {
            text.append(member);
        }
        return this;
    }

    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            // Octets beyond ASCII are negative.
            if (octet > ' ' && octet < 0x7f && NO_BAGGAGE_OCTETS.indexOf(octet) < 0) {
                encoded.append((char) octet);
            } else {
                encoded.append("%%%02X".formatted(octet));
            }
        }
        return encoded.toString();
    }

    /** The header's value; every character is of ASCII. */
    @Override
    public String toString() {
        return text.toString();
    }
}

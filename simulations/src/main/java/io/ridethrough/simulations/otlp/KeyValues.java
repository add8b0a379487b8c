package io.ridethrough.simulations.otlp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A list as OpenTelemetry's variables have it: {@code key=value} with commas between them, values percent-encoded. */
final class KeyValues {

    private KeyValues() {}

    /**
     * Reads a list. Blanks around keys and values do not count, nor do entries with nothing in them.
     *
     * @param malformed is told the number of each entry that is none, from 1; its text may be a secret
     */
    static Map<String, String> read(String list, IntConsumer malformed) {
        Map<String, String> read = new LinkedHashMap<>();
        String[] entries = list.split(",", -1);
        for (int i = 0; i < entries.length; i++) {
            String entry = entries[i].strip();
            if (entry.isEmpty()) {
                continue;
            }
            int equals = entry.indexOf('=');
            Optional<String> value = equals < 0
                    ? Optional.empty()
                    : decoded(entry.substring(equals + 1).strip());
            String key = equals < 0 ? "" : entry.substring(0, equals).strip();
            if (key.isEmpty() || value.isEmpty()) {
                malformed.accept(i + 1);
            } else {
                read.put(key, value.get());
            }
        }
        return read;
    }

    /** Empty when a per cent sign begins no octet. */
    private static Optional<String> decoded(String value) {
        try {
            // A plus sign is itself here, and a blank in a form.
            return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}

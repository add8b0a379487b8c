package io.ridethrough.faults.proxy.inference;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which text is replaced with which, and where in a text that may go on. Of several keys that begin at one place the
 * longest counts; what has been put in place is not looked at again.
 */
final class Replacements {
    static final Replacements NONE = new Replacements(Map.of());

    private final List<Map.Entry<String, String>> longestFirst;

    Replacements(Map<String, String> replacements) {
        this.longestFirst = replacements.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether more text could make a key of what stands at {@code at}, one longer than any that is there. */
    boolean isOpen(StringBuilder text, int at) {
        int left = text.length() - at;
        for (Map.Entry<String, String> entry : longestFirst) {
            String key = entry.getKey();
            if (key.length() <= left) {
                if (isAt(text, at, key, key.length())) {
                    return false;
                }
            } else if (isAt(text, at, key, left)) {
                return true;
            }
        }
        return false;
    }

    /** The longest key that stands at {@code at}, with its replacement. */
    Optional<Map.Entry<String, String>> at(StringBuilder text, int at) {
        int left = text.length() - at;
        for (Map.Entry<String, String> entry : longestFirst) {
            int length = entry.getKey().length();
            if (length <= left && isAt(text, at, entry.getKey(), length)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static boolean isAt(StringBuilder text, int at, String key, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(at + i) != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

package io.ridethrough.results.run;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps each text once that many lines of a file have: a file of a million lines has some dozens of names. Unlike {@link
 * RecentTexts} it lets nothing go: only for fields that have few different texts. For one thread.
 */
final class KeptTexts {
    private final Map<String, String> kept = new HashMap<>();

    /** The text that was given first of all that equal this one. */
    String once(String text) {
        return kept.computeIfAbsent(text, same -> same);
    }
}

package io.ridethrough.stubs.store.bench;

import java.util.Locale;

/**
 * A figure and what it is to be.
 *
 * @param name with the unit as its last word
 */
public record Bar(String name, double value, Sense sense, double limit) {
    /** How a figure is compared with its limit. */
    public enum Sense {
        AT_LEAST("at least"),
        AT_MOST("at most"),
        BELOW("below"),
        ABOVE("above"),
        ANY("");

        private final String words;

        Sense(String words) {
            this.words = words;
        }
    }

    /** A figure that may be anything. */
    public Bar(String name, double value) {
        this(name, value, Sense.ANY, 0);
    }

    public boolean isMet() {
        return switch (sense) {
            case AT_LEAST -> value >= limit;
            case AT_MOST -> value <= limit;
            case BELOW -> value < limit;
            case ABOVE -> value > limit;
            case ANY -> true;
        };
    }

    @Override
    public String toString() {
        String figure = String.format(Locale.ROOT, "%-32s %10.2f", name, value);
        return sense == Sense.ANY
                ? figure
                : figure
                        + String.format(
                                Locale.ROOT,
                                "   bar: %s %s, %s",
                                sense.words,
                                plain(limit),
                                isMet() ? "met" : "missed");
    }

    private static String plain(double limit) {
        return String.format(Locale.ROOT, limit % 1 == 0 ? "%.0f" : "%.2f", limit);
    }
}

package io.ridethrough.results.report;

import java.util.Locale;

/** Numbers as the page writes them: the same unit, precision and grouping everywhere. */
public final class Wording {

    private static final String NOTHING = "–";

    private Wording() {}

    /** Such as {@code 8.4 ms}, {@code 812 ms} or {@code 4.02 s}; a dash for NaN. */
    public static String latency(double millis) {
        if (Double.isNaN(millis)) {
            return NOTHING;
        }
        if (Math.abs(millis) < 10) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        return Math.abs(millis) < 1_000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.2f s", millis / 1_000);
    }

    /** Milliseconds without their unit, for a column whose head names it; a dash for NaN. */
    public static String millis(double millis) {
        if (Double.isNaN(millis)) {
            return NOTHING;
        }
        return Math.abs(millis) < 10 ? String.format(Locale.ROOT, "%.1f", millis) : count(Math.round(millis));
    }

    /** Thousands apart by a narrow no-break space. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
    }

    /** A moment or a length, such as {@code 35 s} or {@code 36.4 s}. */
    static String seconds(double seconds) {
        return (seconds == Math.rint(seconds)
                        ? String.format(Locale.ROOT, "%.0f", seconds)
                        : String.format(Locale.ROOT, "%.1f", seconds))
                + " s";
    }

    /** Such as {@code 35–55 s}. */
    static String window(double fromSeconds, double toSeconds) {
        String from = seconds(fromSeconds);
        return from.substring(0, from.length() - 2) + "–" + seconds(toSeconds);
    }

    /** Such as {@code 1 order} or {@code 3 orders}. */
    static String counted(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** Such as {@code 34 findings}. */
    static String findings(int count) {
        return count == 1 ? "1 finding" : count + " findings";
    }
}

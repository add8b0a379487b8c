package io.ridethrough.results.capacity.estimate;

import java.util.Locale;

/** Figures as sentences have them. */
final class Figures {
    private static final double MILLIS_OF_SECOND = 1e3;
    private static final double SECONDS_OF_MINUTE = 60;

    private Figures() {}

    /** Orders a minute, with three figures or so. */
    static String perMinute(double perSecond) {
        double perMinute = perSecond * SECONDS_OF_MINUTE;
        return String.format(Locale.ROOT, perMinute >= 100 ? "%.0f" : perMinute >= 10 ? "%.1f" : "%.2f", perMinute);
    }

    /** A time in milliseconds, or in seconds from one on. */
    static String time(double millis) {
        return millis < MILLIS_OF_SECOND
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.2f s", millis / MILLIS_OF_SECOND);
    }

    /** A percentile's name. */
    static String percentile(double percentile) {
        return "p" + (percentile % 1 == 0 ? String.valueOf((long) percentile) : String.valueOf(percentile));
    }
}

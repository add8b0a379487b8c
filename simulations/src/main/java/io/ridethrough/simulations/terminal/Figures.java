package io.ridethrough.simulations.terminal;

import java.time.Duration;
import java.util.Locale;

/** Figures as a person reads them at a glance. */
final class Figures {

    private Figures() {}

    /** Minutes and seconds, as in {@code 1:05}. */
    static String clock(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** {@code 15 s}, {@code 1.5 s} or {@code 812 ms}. */
    static String length(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis % 1000 == 0 ? millis / 1000 + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /** {@code 812 ms}, or {@code 1.3 s} from a second on. */
    static String latency(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /** Microseconds to three digits, as in {@code 0.81 ms}, {@code 12.4 ms} or {@code 1.32 s}. */
    static String micros(long micros) {
        double millis = micros / 1_000.0;
        if (millis >= 999.5) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis < 9.995 ? "%.2f ms" : millis < 99.95 ? "%.1f ms" : "%.0f ms", millis);
    }

    /** One decimal. */
    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.1f", perSecond);
    }
}

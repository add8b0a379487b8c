package io.ridethrough.results.drift;

import java.util.Locale;

/** Shares and divergences as people read them, independent of the machine's locale. */
final class Shares {
    private static final double HUNDRED = 100;

    private Shares() {}

    /** Cut to one decimal, not rounded up: 97.96 % must not read as the 98 % that it missed. */
    static String percent(double share) {
        double tenths = Math.floor(share * HUNDRED * 10 + 1e-6) / 10;
        return tenths == Math.rint(tenths)
                ? String.format(Locale.ROOT, "%.0f %%", tenths)
                : String.format(Locale.ROOT, "%.1f %%", tenths);
    }

    static String percent(int part, int whole) {
        return percent(whole == 0 ? 0 : (double) part / whole) + " (" + part + " of " + whole + ")";
    }

    /** In nats, three digits. */
    static String nats(double nats) {
        if (nats == 0) {
            return "0";
        }
        return nats >= 0.001 && nats < 1000
                ? String.format(Locale.ROOT, "%.3g", nats)
                : String.format(Locale.ROOT, "%.1e", nats);
    }
}

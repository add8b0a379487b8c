package io.ridethrough.results.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/** Figures and lists as people read them. Independent of the machine's locale. */
final class Figures {

    /** Binary noise of a product such as 0.55 · 100, which must not tip a count that meets its bound exactly. */
    static final double NOISE = 1e-9;

    private Figures() {}

    /** A share as percent, cut (not rounded up) to two decimals: 98.996 % must not read as the 99 % it missed. */
    static String percent(double share) {
        return decimal(share * 100, 2, RoundingMode.DOWN) + " %";
    }

    static String percent(long part, long whole) {
        return percent((double) part / whole) + " (" + part + " of " + whole + ")";
    }

    /** A ratio with at least one decimal: {@code 4.0 times}. */
    static String times(double ratio) {
        String figure = decimal(ratio, 2, RoundingMode.HALF_UP);
        return (figure.matches("\\d+") ? figure + ".0" : figure) + " times";
    }

    static String perSecond(double rate) {
        return decimal(rate, 2, RoundingMode.HALF_UP) + " a second";
    }

    static String percentile(double percentile) {
        return "p" + decimal(percentile, 3, RoundingMode.HALF_UP);
    }

    static String duration(Duration duration) {
        return micros(Timeline.micros(duration));
    }

    /** Microseconds in the unit that suits them. */
    static String micros(long micros) {
        long size = Math.abs(micros);
        if (size >= 1_000_000) {
            return decimal(micros / 1e6, 2, RoundingMode.HALF_UP) + " s";
        }
        return decimal(micros / 1e3, size >= 10_000 ? 0 : 1, RoundingMode.HALF_UP) + " ms";
    }

    /** {@code slow, down and recovery}. */
    static String list(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }

    static String spoken(String name) {
        return name.replace('-', ' ');
    }

    /** Binary noise such as 0.28999999999999998 is rounded away before the cut. */
    private static String decimal(double number, int places, RoundingMode rounding) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number).setScale(9, RoundingMode.HALF_UP);
        BigDecimal shown = exact.setScale(places, rounding);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}

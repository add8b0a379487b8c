package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.Bottleneck;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.report.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How a study's figures are written, on its page and in a terminal. */
public final class CapacityWords {
    static final double SECONDS_OF_MINUTE = 60;

    /** From here on orders a minute are whole. */
    private static final double WHOLE_FROM = 20;

    /** What a sum of binary fractions is off by is less. */
    private static final int EXACT_DECIMALS = 6;

    private static final double PLAIN_PERCENT_FROM = 0.1;

    private CapacityWords() {}

    /** Orders a minute, the nearest such as {@code 412} or {@code 7.4}. */
    public static String perMinute(double perSecond) {
        return perMinute(perSecond, RoundingMode.HALF_UP);
    }

    /** A lower bound: never rounded up. */
    public static String atLeast(double perSecond) {
        return perMinute(perSecond, RoundingMode.FLOOR);
    }

    /** An upper bound: never rounded down. */
    public static String atMost(double perSecond) {
        return perMinute(perSecond, RoundingMode.CEILING);
    }

    private static String perMinute(double perSecond, RoundingMode mode) {
        double perMinute = perSecond * SECONDS_OF_MINUTE;
        BigDecimal exact = BigDecimal.valueOf(perMinute).setScale(EXACT_DECIMALS, RoundingMode.HALF_UP);
        return perMinute < WHOLE_FROM
                ? exact.setScale(1, mode).toPlainString()
                : Wording.count(exact.setScale(0, mode).longValueExact());
    }

    /** Such as {@code 401 to 425}. */
    public static String interval(double lowPerSecond, double highPerSecond) {
        return atLeast(lowPerSecond) + " to " + atMost(highPerSecond);
    }

    /** Such as {@code p95}. */
    public static String percentile(Objective objective) {
        return "p" + plain(objective.percentile());
    }

    /** Such as {@code place-order p95 < 2 s}. */
    public static String objective(Objective objective) {
        return objective.step() + " " + percentile(objective) + " < " + limit(objective.limit());
    }

    /** Such as {@code at most 1 % of orders fail}. */
    public static String budget(Objective objective) {
        return "at most " + plain(100 * objective.errorBudget()) + " % of orders fail";
    }

    private static String limit(Duration limit) {
        double millis = limit.toNanos() / 1e6;
        return millis >= 1_000 ? plain(millis / 1_000) + " s" : plain(millis) + " ms";
    }

    /** Such as {@code 27 %} or {@code 2.4 %}; all is {@code 100 %}, and nothing less is. */
    public static String percent(double share) {
        if (share == 0 || share >= 1) {
            return String.format(Locale.ROOT, "%.0f %%", 100 * share);
        }
        return share < PLAIN_PERCENT_FROM
                ? String.format(Locale.ROOT, "%.1f %%", 100 * share)
                : String.format(Locale.ROOT, "%.0f %%", Math.min(99, 100 * share));
    }

    /** A mean count, such as {@code 3.2} workers. */
    public static String mean(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Such as {@code 1 240.50 CHF}. */
    static String money(BigDecimal amount, String currency) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
        String digits = String.format(Locale.ROOT, "%,.2f", rounded).replace(',', '\u202f');
        return currency.isEmpty() ? digits : digits + " " + currency;
    }

    /** Without zeros that say nothing, such as {@code 99.9} or {@code 2}. */
    static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Such as {@code the shop's workers}. */
    public static String bottleneck(Bottleneck bottleneck) {
        return switch (bottleneck) {
            case WORKERS -> "the shop's workers";
            case INFERENCE_SLOTS -> "the model's slots";
            case DATABASE_OR_OTHER -> "the database, or something else behind the workers";
            case GENERATOR -> "the load generator";
            case UNKNOWN -> "not known";
        };
    }

    /** Such as {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}

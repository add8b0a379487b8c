package io.ridethrough.results.capacity;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service level that a rate of orders is held against: of the good answers of one step, so many percent come within a
 * limit; and of the journeys, no more than the error budget fail.
 *
 * <p>Written as {@code [FLOW/]STEP pPERCENTILE<LIMIT [errors<PERCENT%]}, such as {@code place-order p95<2s} or {@code
 * guest-checkout/place-order p99<800ms errors<0.5%}.
 *
 * @param flow whose journeys are the orders
 * @param step of that flow
 * @param percentile above 0, below 100
 * @param limit above zero
 * @param errorBudget share of the journeys that may fail, 0 to 1, 1 not included
 */
public record Objective(String flow, String step, double percentile, Duration limit, double errorBudget) {
    /** The flow that is meant unless one is named. */
    public static final String DEFAULT_FLOW = "guest-checkout";

    /** One journey in a hundred. */
    public static final double DEFAULT_ERROR_BUDGET = 0.01;

    /** What is meant unless an objective is given. */
    public static final Objective DEFAULT =
            new Objective(DEFAULT_FLOW, "place-order", 95, Duration.ofSeconds(2), DEFAULT_ERROR_BUDGET);

    private static final String NUMBER = "(\\d{1,6}(?:\\.\\d{1,4})?)";
    private static final Pattern WRITTEN = Pattern.compile("(?:([a-z0-9-]+)/)?([a-z0-9-]+)\\s+p" + NUMBER + "\\s*<\\s*"
            + NUMBER + "(ms|s)(?:\\s+errors\\s*<\\s*" + NUMBER + "%)?");
    private static final double NANOS_OF_MILLI = 1e6;
    private static final double MILLIS_OF_SECOND = 1e3;

    public Objective {
        if (flow.isBlank() || step.isBlank()) {
            throw new IllegalArgumentException("an objective names a flow and a step");
        }
        if (!(percentile > 0 && percentile < 100)) {
            throw new IllegalArgumentException("percentile " + percentile + ": above 0 and below 100");
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("limit " + limit + ": above zero");
        }
        if (!(errorBudget >= 0 && errorBudget < 1)) {
            throw new IllegalArgumentException("error budget " + errorBudget + ": at least 0 and below 1");
        }
    }

    /**
     * Reads what somebody wrote.
     *
     * @throws IllegalArgumentException a message of one line that says what would be right
     */
    public static Objective parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no objective: [FLOW/]STEP pPERCENTILE<LIMIT"
                    + " [errors<PERCENT%], such as \"place-order p95<2s\"");
        }
        String flow = written.group(1);
        String errors = written.group(6);
        double millis = Double.parseDouble(written.group(4)) * ("s".equals(written.group(5)) ? MILLIS_OF_SECOND : 1);
        return new Objective(
                flow == null ? DEFAULT_FLOW : flow,
                written.group(2),
                Double.parseDouble(written.group(3)),
                Duration.ofNanos(Math.round(millis * NANOS_OF_MILLI)),
                errors == null ? DEFAULT_ERROR_BUDGET : Double.parseDouble(errors) / 100);
    }

    /** The limit, in milliseconds. */
    public double limitMillis() {
        return limit.toNanos() / NANOS_OF_MILLI;
    }

    /** The percentile as a share, such as 0.95. */
    public double share() {
        return percentile / 100;
    }

    /** The fewest answers that have such a percentile: with fewer it would be the slowest of all. */
    public long fewestSamples() {
        return (long) Math.ceil(1 / (1 - share()) - 1e-9);
    }

    /** As it is written; parsing it gives the same objective. */
    @Override
    public String toString() {
        double millis = limitMillis();
        return flow + "/" + step + " p" + plain(percentile) + "<"
                + (millis >= MILLIS_OF_SECOND ? plain(millis / MILLIS_OF_SECOND) + "s" : plain(millis) + "ms")
                + " errors<" + plain(100 * errorBudget) + "%";
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}

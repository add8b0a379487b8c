package io.ridethrough.environments.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as people write them, with their unit: {@code 500ms}, {@code 4/s}, {@code 99%}, {@code 1.2x}. */
public final class Quantity {

    // At most nine digits before the point: no product below can then leave the range of a long.
    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";

    static final Pattern DURATION = Pattern.compile(NUMBER + "(ms|s|m|h)");
    static final Pattern RATE = Pattern.compile(NUMBER + "/(s|min|h)");
    static final Pattern PERCENTAGE = Pattern.compile(NUMBER + "%");
    static final Pattern MULTIPLE = Pattern.compile(NUMBER + "x");
    static final Pattern BANDWIDTH = Pattern.compile("(\\d{1,9})(kB|MB)/s");

    private Quantity() {}

    /** {@code 500ms}, {@code 4s}, {@code 1.5s}, {@code 2m} or {@code 1h}, to the nanosecond. */
    public static Optional<Duration> duration(String text) {
        return match(DURATION, text).map(found -> {
            BigDecimal secondsPerUnit = switch (found.group(2)) {
                case "ms" -> new BigDecimal("0.001");
                case "s" -> BigDecimal.ONE;
                case "m" -> BigDecimal.valueOf(60);
                default -> BigDecimal.valueOf(3600);
            };
            BigDecimal seconds = new BigDecimal(found.group(1)).multiply(secondsPerUnit);
            long nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
            return Duration.ofSeconds(seconds.longValue(), nanos);
        });
    }

    /** {@code 4/s}, {@code 120/min} or {@code 90/h}, as a rate per second. */
    public static Optional<Double> perSecond(String text) {
        return match(RATE, text).map(found -> {
            double seconds = switch (found.group(2)) {
                case "s" -> 1;
                case "min" -> 60;
                default -> 3600;
            };
            return Double.parseDouble(found.group(1)) / seconds;
        });
    }

    /** {@code 99.5%} as the share 0.995. Not bounded by 100 %. */
    public static Optional<Double> share(String text) {
        return match(PERCENTAGE, text)
                .map(found -> new BigDecimal(found.group(1)).movePointLeft(2).doubleValue());
    }

    /** {@code 1.2x} as 1.2. */
    public static Optional<Double> times(String text) {
        return match(MULTIPLE, text).map(found -> Double.parseDouble(found.group(1)));
    }

    /** {@code 64kB/s} or {@code 2MB/s} as kilobytes (of 1,000 bytes) per second. */
    public static Optional<Long> kilobytesPerSecond(String text) {
        return match(BANDWIDTH, text)
                .map(found -> Long.parseLong(found.group(1)) * (found.group(2).equals("MB") ? 1000 : 1));
    }

    /** The duration in its largest whole unit, as it would be written: {@code 1500ms}, {@code 2m}. */
    public static String written(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 3_600_000 == 0 && millis > 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    private static Optional<Matcher> match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}

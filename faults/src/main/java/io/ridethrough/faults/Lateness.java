package io.ridethrough.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How late something is made.
 *
 * @param mean the mean; added to what was recorded, where the spread is a recorded one
 * @param jitter half the width of a uniform spread, the standard deviation of a normal or lognormal one; zero beside a
 *     recorded one
 * @param recorded the buckets of a recorded spread, empty for any other
 */
public record Lateness(Duration mean, Duration jitter, Spread spread, List<Bucket> recorded) {

    /** The shape in which single delays spread about their mean. */
    public enum Spread {
        UNIFORM,
        NORMAL,
        LOGNORMAL,
        HISTOGRAM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code count} recorded delays of {@code delay}. */
    public record Bucket(Duration delay, long count) {}

    public Lateness {
        WholeMillis.require("delay", mean);
        WholeMillis.require("jitter", jitter);
        recorded = List.copyOf(recorded);
        if (spread == Spread.UNIFORM && jitter.compareTo(mean) > 0) {
            throw new IllegalArgumentException("jitter " + WholeMillis.format(jitter) + " exceeds delay "
                    + WholeMillis.format(mean) + ": an answer cannot come before it is ready");
        }
        if ((spread == Spread.HISTOGRAM) == recorded.isEmpty()) {
            throw new IllegalArgumentException("a histogram spread and recorded buckets belong together");
        }
    }

    /** Always the same. */
    public static Lateness of(Duration mean) {
        return uniform(mean, Duration.ZERO);
    }

    /** Evenly in [mean − jitter, mean + jitter]. */
    public static Lateness uniform(Duration mean, Duration jitter) {
        return new Lateness(mean, jitter, Spread.UNIFORM, List.of());
    }

    /** Such as {@code 4 s ± 500 ms} or {@code 4 s ± 500 ms lognormal}. */
    public String description() {
        if (spread == Spread.HISTOGRAM) {
            return mean.isZero() ? "as recorded" : WholeMillis.format(mean) + " + as recorded";
        }
        String text = WholeMillis.format(mean);
        if (!jitter.isZero()) {
            text += " ± " + WholeMillis.format(jitter);
        }
        return spread == Spread.UNIFORM ? text : text + " " + spread.word();
    }
}

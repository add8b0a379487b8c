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
    public record Bucket(Duration delay, long count) {
        public Bucket {
            WholeMillis.require("delay", delay);
            if (count < 0) {
                throw new IllegalArgumentException("a negative count: " + count);
            }
        }
    }

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
        if (spread == Spread.HISTOGRAM && !jitter.isZero()) {
            throw new IllegalArgumentException("what was recorded has its own jitter");
        }
        if (spread == Spread.HISTOGRAM && recorded.stream().allMatch(bucket -> bucket.count() == 0)) {
            throw new IllegalArgumentException("nothing was recorded: every count is 0");
        }
        if (spread == Spread.LOGNORMAL && mean.isZero()) {
            throw new IllegalArgumentException("a lognormal delay of 0 cannot spread");
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

    /** As recorded elsewhere, such as in a histogram of a provider's own latencies. */
    public static Lateness recorded(List<Bucket> buckets) {
        return new Lateness(Duration.ZERO, Duration.ZERO, Spread.HISTOGRAM, buckets);
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

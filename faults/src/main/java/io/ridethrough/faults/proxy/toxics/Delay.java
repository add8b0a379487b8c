package io.ridethrough.faults.proxy.toxics;

import java.util.List;

/**
 * How late something is made: a mean and how single delays spread about it. No single delay is negative.
 *
 * @param meanMillis the mean; with a recorded spread it is added to what was recorded
 * @param jitterMillis half the width of a uniform spread, the standard deviation of a normal or lognormal one, of no
 *     meaning to a recorded one
 */
public record Delay(long meanMillis, long jitterMillis, Spread spread, List<Bucket> histogram) {
    public static final Delay NONE = new Delay(0, 0, Spread.UNIFORM, List.of());

    public Delay {
        histogram = List.copyOf(histogram);
    }

    /** The shape of a spread. */
    public enum Spread {
        /** Evenly in [mean − jitter, mean + jitter]. */
        UNIFORM,
        /** Normal, of mean and standard deviation. */
        NORMAL,
        /** Lognormal, of the delay's own mean and standard deviation. */
        LOGNORMAL,
        /** As recorded, in buckets. */
        HISTOGRAM
    }

    /** {@code count} recorded delays of {@code millis}. */
    public record Bucket(double millis, long count) {}
}

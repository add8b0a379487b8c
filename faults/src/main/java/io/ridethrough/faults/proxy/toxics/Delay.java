package io.ridethrough.faults.proxy.toxics;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How late something is made: a mean and how single delays spread about it. No single delay is negative, nor above
 * {@value #MAX_MILLIS} ms: what would be is cut to that, which moves the mean where much is cut.
 *
 * @param meanMillis the mean; with a recorded spread it is added to what was recorded
 * @param jitterMillis half the width of a uniform spread, the standard deviation of a normal or lognormal one, of no
 *     meaning to a recorded one
 */
public record Delay(long meanMillis, long jitterMillis, Spread spread, List<Bucket> histogram) {
    public static final Delay NONE = new Delay(0, 0, Spread.UNIFORM, List.of());

    /** A hundred days: sums of a few such delays and a nanosecond clock are still far from overflow. */
    static final long MAX_MILLIS = 8_640_000_000L;

    static final double NANOS_PER_MILLI = 1e6;

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
        /** As recorded, in buckets: each delay is the mean and one of the buckets' values, as often as it was counted. */
        HISTOGRAM
    }

    /** {@code count} recorded delays of {@code millis}. */
    public record Bucket(double millis, long count) {}

    /** One delay in nanoseconds, independent of all others. Delays that do not spread draw nothing. */
    public long drawNanos(RandomGenerator random) {
        if (isConstant()) {
            return cutNanos(meanMillis);
        }
        return cutNanos(
                switch (spread) {
                    case UNIFORM -> meanMillis + jitterMillis * (2 * random.nextDouble() - 1);
                    case NORMAL -> meanMillis + jitterMillis * random.nextGaussian();
                    case LOGNORMAL -> lognormalMillis(random.nextGaussian());
                    case HISTOGRAM -> recordedMillis(random.nextDouble());
                });
    }

    /** Whether every delay is the mean. */
    boolean isConstant() {
        return switch (spread) {
            case UNIFORM, NORMAL -> jitterMillis == 0;
            case LOGNORMAL -> jitterMillis == 0 || meanMillis == 0;
            case HISTOGRAM -> histogram.isEmpty();
        };
    }

    /**
     * The standard deviation of a lognormal delay's logarithm: s² = ln(1 + jitter² / mean²). The logarithm's mean is
     * ln(mean) − s² / 2.
     */
    double logDeviation() {
        double ratio = (double) jitterMillis / meanMillis;
        return Math.sqrt(Math.log1p(ratio * ratio));
    }

    /** The lognormal delay that lies {@code deviations} of its logarithm's standard deviations from its median. */
    double lognormalMillis(double deviations) {
        double logDeviation = logDeviation();
        return meanMillis * Math.exp(logDeviation * deviations - logDeviation * logDeviation / 2);
    }

    /** The recorded delay, with the mean added, at a share from 0 up to but not including 1 of all that was counted. */
    double recordedMillis(double share) {
        long total = 0;
        for (Bucket bucket : histogram) {
            total += bucket.count();
        }
        double left = share * total;
        double millis = 0;
        for (Bucket bucket : histogram) {
            if (bucket.count() > 0) {
                millis = bucket.millis();
                left -= bucket.count();
                if (left < 0) {
                    break;
                }
            }
        }
        return meanMillis + millis;
    }

    static long cutNanos(double millis) {
        return (long) (Math.max(0, Math.min(MAX_MILLIS, millis)) * NANOS_PER_MILLI);
    }
}

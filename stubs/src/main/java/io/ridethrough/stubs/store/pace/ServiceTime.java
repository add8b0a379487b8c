package io.ridethrough.stubs.store.pace;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long one core works on a request that it has to itself: log-normal, given by two of its quantiles.
 *
 * <p>{@code t = p50 * exp(z * ln(p95 / p50) / 1.645)} with a standard normal {@code z}, which is cut at
 * ±{@value #LARGEST_Z} so that no request takes for ever. Latencies of a quiet server are skewed to the right and
 * positive, which is all that is claimed for the shape.
 *
 * @param p50 the median
 * @param p95 the 95th percentile, not below the median
 */
public record ServiceTime(Duration p50, Duration p95) {
    private static final double LARGEST_Z = 3;
    private static final double Z_OF_P95 = 1.6449;

    /** @throws IllegalArgumentException for a negative median, or a 95th percentile below it */
    public ServiceTime {
        if (p50.isNegative() || p95.compareTo(p50) < 0) {
            throw new IllegalArgumentException("p50 is at least 0 and p95 at least p50: " + p50 + ", " + p95);
        }
    }

    /** One request's work. */
    public Duration draw(SplittableRandom random) {
        if (p50.isZero()) {
            return Duration.ZERO;
        }
        double z = Math.max(-LARGEST_Z, Math.min(LARGEST_Z, random.nextGaussian()));
        double spread = Math.log((double) p95.toNanos() / p50.toNanos()) / Z_OF_P95;
        return Duration.ofNanos(Math.round(p50.toNanos() * Math.exp(z * spread)));
    }
}

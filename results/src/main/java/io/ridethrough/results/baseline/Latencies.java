package io.ridethrough.results.baseline;

import java.util.OptionalLong;

/**
 * How long one series took in one repeat.
 *
 * @param answered latencies of what was answered well, from the intended start
 * @param failures what was not: counted, for it has no latency that means anything
 */
public record Latencies(LatencyHistogram answered, long failures) {

    /** What remains of rounding when a percentage is taken of a count. */
    private static final double NOISE = 1e-9;

    public Latencies {
        if (failures < 0) {
            throw new IllegalArgumentException(failures + " failures");
        }
    }

    /** Answers and failures. */
    public long count() {
        return answered.count() + failures;
    }

    /**
     * The percentile by nearest rank: of n sorted values the one at rank ⌈p/100 · n⌉, where a failure counts as slower than
     * any answer, so that failing never makes a series faster.
     *
     * @param percent above 0 and up to 100
     * @return microseconds, to three digits; empty when there are none, or so many failed that the percentile is no answer
     */
    public OptionalLong percentileMicros(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percentile " + percent + " (above 0, up to 100)");
        }
        long rank = Math.max(1, (long) Math.ceil(percent / 100 * count() - NOISE));
        return rank > answered.count() ? OptionalLong.empty() : OptionalLong.of(answered.microsAtRank(rank));
    }

    public Latencies mergedWith(Latencies other) {
        return new Latencies(answered.mergedWith(other.answered), failures + other.failures);
    }
}

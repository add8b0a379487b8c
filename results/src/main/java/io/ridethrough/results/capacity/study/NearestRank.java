package io.ridethrough.results.capacity.study;

import java.util.Arrays;

/**
 * Nearest-rank percentiles: of n sorted values the one at rank ⌈p/100 · n⌉, so that the result is one that was measured.
 * Source: Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996), definition 1.
 */
final class NearestRank {
    /** What p/100 · n may be off by for being computed. */
    private static final double ROUNDING = 1e-9;

    private NearestRank() {}

    /**
     * The percentile of at least one value.
     *
     * @param percentile above 0 and up to 100
     */
    static long of(long[] values, double percentile) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percentile * sorted.length / 100 - ROUNDING);
        return sorted[Math.max(rank, 1) - 1];
    }
}

package io.ridethrough.results.checks;

import java.util.Arrays;

/**
 * Nearest-rank percentiles: of n sorted values the one at rank ⌈p/100 · n⌉, so that the result is a value that was
 * measured. Source: Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996), definition 1. Limit: with fewer
 * than 100/(100 − p) values it is the largest of them.
 */
final class Percentile {

    /** Stands for a request without a good answer: slower than any that had one. */
    static final long NEVER = Long.MAX_VALUE;

    private Percentile() {}

    static long nearestRank(long[] values, double percentile) {
        Unjudgeable.unless(percentile > 0 && percentile <= 100, "a percentile lies above 0 and up to 100");
        Unjudgeable.unless(values.length > 0, "there is nothing to take a percentile of");
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percentile * sorted.length / 100 - Figures.NOISE);
        return sorted[Math.max(rank, 1) - 1];
    }
}

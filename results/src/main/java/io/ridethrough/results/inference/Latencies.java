package io.ridethrough.results.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A distribution of latencies in which those that never ended count as longer than any, so that a request that was refused
 * or failed can't make a quantile smaller. A quantile that falls among them does not exist.
 *
 * @param count that were measured
 * @param unanswered that never ended
 * @param quantiles by nearest rank over both, as far as they exist
 * @param maxMillis the longest that was measured, 0 without any
 * @param histogram of those that were measured, see {@link LatencyHistogram#encoded()}
 */
public record Latencies(long count, long unanswered, List<Quantile> quantiles, double maxMillis, String histogram) {
    /** The shares that are read out. */
    public static final List<Double> SHARES = List.of(0.5, 0.9, 0.95, 0.99);

    public Latencies {
        quantiles = List.copyOf(quantiles);
    }

    public static Latencies of(LatencyHistogram measured, long unanswered) {
        long all = measured.count() + unanswered;
        List<Quantile> quantiles = new ArrayList<>();
        for (double share : SHARES) {
            long rank = Math.max(1, (long) Math.ceil(share * all));
            if (rank <= measured.count()) {
                quantiles.add(new Quantile(share, measured.millisAtRank(rank)));
            }
        }
        return new Latencies(measured.count(), unanswered, quantiles, measured.maxMillis(), measured.encoded());
    }

    /**
     * Milliseconds that this share of all does not exceed; empty when so many never ended, or there is none at all.
     *
     * @param share one of {@link #SHARES}: no other is read out
     */
    public OptionalDouble millis(double share) {
        return quantiles.stream()
                .filter(quantile -> quantile.share() == share)
                .mapToDouble(Quantile::millis)
                .findFirst();
    }
}

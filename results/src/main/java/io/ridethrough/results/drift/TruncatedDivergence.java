package io.ridethrough.results.drift;

import java.util.Map;

/**
 * Kullback-Leibler divergence of two next-token distributions of which only the likeliest tokens are known.
 *
 * <p>{@code KL(P‖Q) = Σ P(x) · ln(P(x) / Q(x))}, in nats. Here the sum runs over the tokens that P tells, one cell each,
 * and one cell for all others. A token that P tells and Q does not is at most as likely under Q as the least of those
 * that Q tells, and as all that Q leaves untold; it is given the lesser of the two. Joining cells and raising
 * Q both lower the sum (log-sum inequality: Cover and Thomas, "Elements of Information Theory", theorem 2.7.1), so that
 * the result is never above the truth: truncation alone cannot look like drift.
 *
 * <p>Limits: no probability counts as less than {@value #LEAST}, so that a result is below 21 nats; what P leaves
 * untold is compared as one lump, so that a change inside it is not seen; what two distributions with one token in
 * common can differ by in the eighth digit is noise of the servers' single precision.
 */
final class TruncatedDivergence {

    /** Under it, a probability is the rounding of the others. */
    static final double LEAST = 1e-9;

    /** What a sum of some twenty doubles may be off by. */
    private static final double ROUNDING = 1e-12;

    private TruncatedDivergence() {}

    /** A lower bound of the divergence, from 0. Both hold natural logarithms of probabilities; neither is empty. */
    static double nats(Map<String, Double> p, Map<String, Double> q) {
        if (p.isEmpty() || q.isEmpty()) {
            throw new IllegalArgumentException("a distribution of no tokens");
        }
        double untoldByQ = untold(q);
        double leastToldByQ = q.values().stream().mapToDouble(Math::exp).min().orElse(1);
        double mostOfUntold = Math.min(untoldByQ, leastToldByQ);
        double sum = 0;
        double toldByBoth = 0;
        for (Map.Entry<String, Double> cell : p.entrySet()) {
            Double logOther = q.get(cell.getKey());
            double other = logOther == null ? mostOfUntold : Math.exp(logOther);
            toldByBoth += logOther == null ? 0 : other;
            sum += term(Math.exp(cell.getValue()), other);
        }
        sum += term(untold(p), 1 - toldByBoth);
        return sum < ROUNDING ? 0 : sum;
    }

    private static double untold(Map<String, Double> logs) {
        return Math.max(0, 1 - logs.values().stream().mapToDouble(Math::exp).sum());
    }

    private static double term(double p, double q) {
        return p < LEAST ? 0 : p * Math.log(p / Math.max(q, LEAST));
    }
}

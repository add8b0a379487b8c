package io.ridethrough.results.baseline.gate;

/**
 * Exact sign-flip test of paired differences, one-sided. If baseline and candidate are the same, and their order in a
 * pair is random, each d_i is as likely as its negative; so of all 2^R choices of signs
 *
 * <pre>p = #{signs : Σ ±d_i ≥ Σ d_i} / 2^R</pre>
 *
 * Source: Fisher, "The Design of Experiments" (1935), section 21. Limits: pairs must be independent of each other, and
 * the smallest p is 2^−R. The work doubles with each pair, hence {@link #MOST_PAIRS}.
 */
public final class SignFlip {
    /** A million sums. */
    public static final int MOST_PAIRS = 20;

    /** Sums that differ by less are the same sum, added up in another order. */
    private static final double TIE = 1e-12;

    private SignFlip() {}

    /**
     * The p value that the differences lie above 0.
     *
     * @param differences one a pair, finite
     * @throws IllegalArgumentException when there are none, or more than {@link #MOST_PAIRS}
     */
    public static double pValue(double[] differences) {
        int pairs = differences.length;
        if (pairs < 1 || pairs > MOST_PAIRS) {
            throw new IllegalArgumentException(pairs + " pairs (1 to " + MOST_PAIRS + ")");
        }
        double observed = 0;
        for (double difference : differences) {
            observed += difference;
        }
        double tie = TIE * Math.max(1, Math.abs(observed));
        int flips = 1 << pairs;
        int asLarge = 0;
        for (int signs = 0; signs < flips; signs++) {
            double sum = 0;
            for (int i = 0; i < pairs; i++) {
                sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
            }
            if (sum >= observed - tie) {
                asLarge++;
            }
        }
        return asLarge / (double) flips;
    }

    /** The smallest p value that so many pairs can reach. */
    public static double smallestP(int pairs) {
        return Math.pow(2, -pairs);
    }
}

package io.ridethrough.results.capacity.estimate;

import java.util.Arrays;

/**
 * Least squares among all sequences that never fall, by pool adjacent violators: neighbours in the wrong order are given
 * their weighted mean, until none are. Source: Ayer et al., "An Empirical Distribution Function for Sampling with Incomplete
 * Information" (1955). Limit: it is flat where values were pooled, and keeps every kink of the others.
 */
final class IsotonicFit {
    private IsotonicFit() {}

    /**
     * The fit.
     *
     * @param values in the order in which they may not fall, finite
     * @param weights one each, above 0
     */
    static double[] rising(double[] values, double[] weights) {
        int count = values.length;
        double[] level = new double[count];
        double[] weight = new double[count];
        int[] members = new int[count];
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            level[blocks] = values[i];
            weight[blocks] = weights[i];
            members[blocks] = 1;
            blocks++;
            while (blocks > 1 && level[blocks - 2] > level[blocks - 1]) {
                double both = weight[blocks - 2] + weight[blocks - 1];
                level[blocks - 2] =
                        (level[blocks - 2] * weight[blocks - 2] + level[blocks - 1] * weight[blocks - 1]) / both;
                weight[blocks - 2] = both;
                members[blocks - 2] += members[blocks - 1];
                blocks--;
            }
        }
        double[] fitted = new double[count];
        int from = 0;
        for (int block = 0; block < blocks; block++) {
            Arrays.fill(fitted, from, from + members[block], level[block]);
            from += members[block];
        }
        return fitted;
    }
}

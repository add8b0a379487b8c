package io.ridethrough.results.capacity.estimate;

import java.util.Arrays;

/**
 * What a bootstrap drew: one crossing a draw, and of each rate one value of the curve a draw. Sorted by itself, since only
 * quantiles are asked for.
 */
final class Draws {
    private final double[] crossings;
    private final double[][] curves;

    /**
     * @param crossings at least one
     * @param curves one a rate, each with as many
     */
    Draws(double[] crossings, double[][] curves) {
        this.crossings = crossings.clone();
        this.curves = new double[curves.length][];
        Arrays.sort(this.crossings);
        for (int i = 0; i < curves.length; i++) {
            this.curves[i] = curves[i].clone();
            Arrays.sort(this.curves[i]);
        }
    }

    /** The crossing below which that share of them lies. */
    double crossing(double share) {
        return quantile(crossings, share);
    }

    /** The curve's value at the i-th rate below which that share of them lies. */
    double curve(int i, double share) {
        return quantile(curves[i], share);
    }

    private static double quantile(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(1, Math.min(sorted.length, rank)) - 1];
    }
}

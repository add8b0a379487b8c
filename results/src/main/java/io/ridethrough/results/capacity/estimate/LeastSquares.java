package io.ridethrough.results.capacity.estimate;

import java.util.Arrays;
import java.util.Optional;

/**
 * Weighted linear least squares with a few columns, by the normal equations. Columns are scaled to a largest value of 1
 * first. Limit: for columns that are nearly the same it says that there is no solution.
 */
final class LeastSquares {
    private static final double SINGULAR = 1e-12;

    private LeastSquares() {}

    /**
     * The coefficients that make Σ weight · (target − Σ coefficient · column)² least.
     *
     * @param columns one a coefficient, each as long as the target
     * @return empty when they are not determined
     */
    static Optional<double[]> solve(double[][] columns, double[] target, double[] weights) {
        int count = columns.length;
        double[] scale = new double[count];
        for (int i = 0; i < count; i++) {
            scale[i] = Arrays.stream(columns[i]).map(Math::abs).max().orElse(0);
            if (!(scale[i] > 0)) {
                return Optional.empty();
            }
        }
        double[][] system = new double[count][count + 1];
        double mass = Arrays.stream(weights).sum();
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < target.length; k++) {
                double left = weights[k] / mass * columns[i][k] / scale[i];
                for (int j = 0; j < count; j++) {
                    system[i][j] += left * columns[j][k] / scale[j];
                }
                system[i][count] += left * target[k];
            }
        }
        return eliminated(system).map(solution -> {
            for (int i = 0; i < count; i++) {
                solution[i] /= scale[i];
            }
            return solution;
        });
    }

    /** Gauss's elimination with pivots; the last column is the right side. */
    private static Optional<double[]> eliminated(double[][] system) {
        int count = system.length;
        for (int column = 0; column < count; column++) {
            int pivot = column;
            for (int row = column + 1; row < count; row++) {
                if (Math.abs(system[row][column]) > Math.abs(system[pivot][column])) {
                    pivot = row;
                }
            }
            if (Math.abs(system[pivot][column]) < SINGULAR) {
                return Optional.empty();
            }
            double[] kept = system[pivot];
            system[pivot] = system[column];
            system[column] = kept;
            for (int row = column + 1; row < count; row++) {
                double factor = system[row][column] / kept[column];
                for (int k = column; k <= count; k++) {
                    system[row][k] -= factor * kept[k];
                }
            }
        }
        double[] solution = new double[count];
        for (int row = count - 1; row >= 0; row--) {
            double rest = system[row][count];
            for (int k = row + 1; k < count; k++) {
                rest -= system[row][k] * solution[k];
            }
            solution[row] = rest / system[row][row];
        }
        return Optional.of(solution);
    }
}

package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {
    private static final double[] ONE = {1, 1, 1, 1};
    private static final double[] X = {1, 2, 3, 4};
    private static final double[] SQUARE = {1e5, 4e5, 9e5, 16e5};
    private static final double[] EVEN = {1, 1, 1, 1};

    @Test
    void finds_what_fits_exactly_whatever_the_scale() {
        double[] target = new double[4];
        for (int i = 0; i < 4; i++) {
            target[i] = 3 - 2 * X[i] + 1e-6 * SQUARE[i];
        }

        double[] found = LeastSquares.solve(new double[][] {ONE, X, SQUARE}, target, EVEN)
                .orElseThrow();

        assertThat(found).containsExactly(new double[] {3, -2, 1e-6}, within(1e-9));
    }

    @Test
    void the_weighted_mean_is_the_fit_of_a_constant() {
        assertThat(LeastSquares.solve(new double[][] {ONE}, X, new double[] {0, 0, 1, 3})
                        .orElseThrow()[0])
                .isCloseTo(3.75, within(1e-12));
    }

    @Test
    void columns_that_are_the_same_determine_nothing() {
        assertThat(LeastSquares.solve(new double[][] {ONE, ONE}, X, EVEN)).isEmpty();
        assertThat(LeastSquares.solve(new double[][] {new double[4]}, X, EVEN)).isEmpty();
    }
}

package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IsotonicFitTest {
    @Test
    void what_rises_is_left_alone() {
        assertThat(fitted(1, 2, 2, 5)).containsExactly(1, 2, 2, 5);
    }

    @Test
    void neighbours_in_the_wrong_order_get_their_mean() {
        assertThat(fitted(1, 4, 2, 5)).containsExactly(1, 3, 3, 5);
        assertThat(fitted(4, 3, 2, 1)).containsExactly(2.5, 2.5, 2.5, 2.5);
    }

    @Test
    void a_pooled_value_can_pull_down_those_before_it() {
        assertThat(fitted(1, 3, 4, 0)).containsExactly(1, 7.0 / 3, 7.0 / 3, 7.0 / 3);
    }

    @Test
    void weights_count() {
        assertThat(IsotonicFit.rising(new double[] {4, 1}, new double[] {1, 3})).containsExactly(1.75, 1.75);
    }

    @Test
    void no_other_rising_sequence_lies_nearer() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = random.doubles(8).toArray();
        double[] weights = random.doubles(8, 0.5, 2).toArray();
        double[] fitted = IsotonicFit.rising(values, weights);

        assertThat(fitted).isSorted();
        for (int trial = 0; trial < 10_000; trial++) {
            double[] other = random.doubles(8).sorted().toArray();
            assertThat(distance(values, other, weights)).isGreaterThanOrEqualTo(distance(values, fitted, weights));
        }
        assertThat(sum(fitted, weights)).isCloseTo(sum(values, weights), within(1e-9));
    }

    private static double[] fitted(double... values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return IsotonicFit.rising(values, ones);
    }

    private static double distance(double[] values, double[] fitted, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * (values[i] - fitted[i]) * (values[i] - fitted[i]);
        }
        return sum;
    }

    private static double sum(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }
}

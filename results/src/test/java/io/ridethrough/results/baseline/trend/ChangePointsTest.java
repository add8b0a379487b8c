package io.ridethrough.results.baseline.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePointsTest {
    /** Scatter of ln p95 between runs of a shared machine. */
    private static final double SCATTER = 0.08;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void finds_a_level_that_rose_by_a_third_within_a_run_of_its_place(long seed) {
        double[] values = noise(24, seed);
        add(values, 14, Math.log(1.33));

        List<Integer> found = ChangePoints.of(values, 1);

        // Each level may show one change too many in a hundred.
        assertThat(found).as("seed %d", seed).anyMatch(at -> at >= 13 && at <= 15);
    }

    @Test
    void finds_each_of_two_changes() {
        double[] values = noise(30, 7);
        add(values, 10, 0.5);
        add(values, 20, -0.4);

        assertThat(ChangePoints.of(values, 1)).containsExactly(10, 20);
    }

    @Test
    void sees_a_change_in_hardly_more_than_one_in_a_hundred_sequences_without_one() {
        int sequences = 400;
        long alarmed = new SplittableRandom(11)
                .longs(sequences)
                .filter(seed -> !ChangePoints.of(noise(16, seed), 1).isEmpty())
                .count();

        // 1 % of 400 is 4; more than 11 has a chance of 1 in 1,000.
        assertThat(alarmed).isLessThanOrEqualTo(11);
    }

    @Test
    void too_few_values_show_nothing() {
        double[] values = {1, 1.1, 1.05, 9, 9.1, 9.05};
        assertThat(ChangePoints.of(values, 1)).as("of 20 orders 2 cut as well").isEmpty();
        assertThat(ChangePoints.of(new double[0], 1)).isEmpty();
    }

    @Test
    void equal_values_show_nothing() {
        assertThat(ChangePoints.of(new double[40], 1)).isEmpty();
    }

    @Test
    void one_odd_run_is_no_level() {
        double[] values = noise(24, 5);
        values[12] += 1.5;

        assertThat(ChangePoints.of(values, 1)).isEmpty();
    }

    @Test
    void leaves_what_it_is_given_as_it_was() {
        double[] values = noise(20, 3);
        double[] before = values.clone();
        assertThat(ChangePoints.of(values, 1)).isEqualTo(ChangePoints.of(values, 1));
        assertThat(values).containsExactly(before);
    }

    private static double[] noise(int many, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[many];
        for (int i = 0; i < many; i++) {
            values[i] = SCATTER * random.nextGaussian();
        }
        return values;
    }

    private static void add(double[] values, int from, double more) {
        for (int i = from; i < values.length; i++) {
            values[i] += more;
        }
    }
}

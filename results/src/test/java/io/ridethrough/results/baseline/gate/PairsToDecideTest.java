package io.ridethrough.results.baseline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairsToDecideTest {
    private static final GateSettings SETTINGS = GateSettings.DEFAULT;

    @Test
    void the_more_the_pairs_scatter_the_more_of_them_it_takes() {
        assertThat(pairs(0, 0.09, 1)).isEqualTo(9);
        assertThat(pairs(0, 0.12, 1)).isBetween(10, 20);
    }

    @Test
    void a_plain_regression_is_decided_sooner_than_one_that_hardly_matters() {
        assertThat(pairs(0.20, 0.15, 1)).isLessThan(pairs(0.14, 0.15, 1));
    }

    @Test
    void pairs_that_scatter_wildly_are_decided_by_no_practical_number() {
        assertThat(PairsToDecide.fewest(effect(0.05, 0.4), SETTINGS, 1)).isEmpty();
    }

    @Test
    void more_metrics_take_more_pairs_to_fail() {
        assertThat(pairs(0.20, 0.15, 6)).isGreaterThan(pairs(0.20, 0.15, 1));
    }

    @Test
    void gates_of_that_many_pairs_decide_about_as_often_as_their_power_says() {
        long seed = 5;
        for (double[] truth : new double[][] {{0, 0.09}, {0, 0.12}, {0.20, 0.15}}) {
            SplittableRandom random = new SplittableRandom(seed);
            int pairs = pairs(truth[0], truth[1], 1);
            Outcomes outcomes = Outcomes.of(
                    2_000,
                    () -> IntStream.range(0, pairs)
                            .mapToObj(pair -> truth[0] + truth[1] * random.nextGaussian())
                            .toList());

            assertThat(outcomes.passed() + outcomes.failed())
                    .as("seed %d, effect %.2f, s %.2f, %d pairs", seed, truth[0], truth[1], pairs)
                    .isBetween(0.76, 0.95);
        }
    }

    private static int pairs(double mean, double deviation, int metrics) {
        return PairsToDecide.fewest(effect(mean, deviation), SETTINGS, metrics).orElseThrow();
    }

    /** What 8 pairs of exactly this mean and spread say. */
    private static PairedEffect effect(double mean, double deviation) {
        double step = deviation * Math.sqrt(7 / 8.0);
        double[] logRatios = IntStream.range(0, 8)
                .mapToDouble(pair -> mean + (pair % 2 == 0 ? step : -step))
                .toArray();
        return PairedEffect.of(logRatios, SETTINGS, 1);
    }
}

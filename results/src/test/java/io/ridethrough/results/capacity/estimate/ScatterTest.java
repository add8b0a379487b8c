package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.StepMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScatterTest {
    private static final double[] RATES = {8.5, 9, 9.5, 10, 10.5, 11};
    private static final int STUDIES = 400;

    @Test
    void what_measurements_scatter_by_is_found_again() {
        assertThat(meanOf(Scatter::withinRun, 0.05, 0, 5)).isCloseTo(0.0025, within(0.0003));
        assertThat(meanOf(Scatter::betweenRuns, 0.05, 0, 5)).isLessThan(0.0004);
    }

    @Test
    void what_a_run_has_in_common_is_told_from_the_rest() {
        assertThat(meanOf(Scatter::betweenRuns, 0.02, 0.06, 5)).isCloseTo(0.0036, within(0.0006));
        assertThat(meanOf(Scatter::withinRun, 0.02, 0.06, 5)).isCloseTo(0.0004, within(0.0003));
    }

    @Test
    void the_mean_of_five_errs_by_a_fifth_of_the_variance() {
        Scatter scatter = scatter(measured(0.05, 0, 5, 1)).orElseThrow();
        SplittableRandom random = new SplittableRandom(1);
        double squares = 0;
        for (int draw = 0; draw < 4_000; draw++) {
            double off = scatter.drawn(random)[0];
            squares += off * off / 4_000;
        }

        // A little more, because the variance is itself uncertain.
        assertThat(squares).isBetween(scatter.withinRun() / 5, 1.3 * (scatter.withinRun() / 5 + scatter.betweenRuns()));
    }

    @Test
    void rates_that_were_measured_once_scatter_about_their_parabola() {
        assertThat(meanOf(Scatter::withinRun, 0.05, 0, 1)).isCloseTo(0.0025, within(0.0004));
    }

    @Test
    void too_few_say_nothing() {
        assertThat(scatter(List.of(Steps.step(9, "a", 1000), Steps.step(10, "a", 1100))))
                .isEmpty();
    }

    private static Optional<Scatter> scatter(List<StepMeasurement> steps) {
        return Scatter.of(RateLevel.of(steps), 10, EstimateSettings.DEFAULT);
    }

    private static double meanOf(ToDoubleFunction<Scatter> figure, double within, double between, int repetitions) {
        return IntStream.range(0, STUDIES)
                .mapToDouble(study -> figure.applyAsDouble(
                        scatter(measured(within, between, repetitions, study)).orElseThrow()))
                .average()
                .orElseThrow();
    }

    private static List<StepMeasurement> measured(double within, double between, int repetitions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<StepMeasurement> steps = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            double run = between * random.nextGaussian();
            for (double rate : RATES) {
                double bend = 0.1 * (rate - 9) + 0.05 * (rate - 9) * (rate - 9);
                steps.add(Steps.step(
                        rate, "run-" + repetition, 1000 * Math.exp(bend + run + within * random.nextGaussian())));
            }
        }
        return steps;
    }
}

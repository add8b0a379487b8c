package io.ridethrough.simulations.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.estimate.EstimateSettings;
import io.ridethrough.results.capacity.queue.MultiServerQueue;
import io.ridethrough.results.capacity.queue.ServiceLaw;
import io.ridethrough.simulations.bench.CapacityBench.Result;
import io.ridethrough.stubs.store.bench.Bar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityBenchTest {
    private static final long SEED = 1;
    private static final int EXPERIMENTS = 150;
    private static final QueueSetting ERLANG = setting("erlang");
    private static final QueueSetting FLOOR = setting("floor");

    /** The two that are nearest to their bars; the bench has them all. */
    @ParameterizedTest
    @ValueSource(strings = {"erlang", "even"})
    void the_estimate_meets_its_bars(String word) {
        List<Bar> bars = bars(EstimateSettings.DEFAULT, setting(word), 400);

        assertThat(bars)
                .extracting(Bar::name)
                .contains(word + "_deviation_percent", word + "_covered_percent", word + "_uncovered_percent");
        assertThat(bars).as("seed %d: %s", SEED, bars).allMatch(Bar::isMet);
    }

    @Test
    void an_interval_that_is_too_narrow_misses_the_bar_of_those_covered() {
        assertThat(missed(settings(0.5, 1, 0.1), ERLANG)).containsExactly("erlang_covered_percent");
    }

    @Test
    void an_interval_that_is_too_wide_misses_the_bar_of_those_not_covered() {
        assertThat(missed(settings(0.998, 1, 0.5), ERLANG)).contains("erlang_uncovered_percent");
    }

    @Test
    void an_estimator_that_doubts_nothing_misses_the_bar_of_those_flagged() {
        assertThat(missed(EstimateSettings.DEFAULT, FLOOR)).isEmpty();
        assertThat(missed(settings(0.9, 1_000, 1_000), FLOOR)).containsExactly("floor_flagged_percent");
    }

    @Test
    void an_estimator_that_doubts_everything_misses_the_bar_of_those_not_flagged() {
        assertThat(missed(settings(0.9, 0.01, 0.1), ERLANG)).containsExactly("erlang_flagged_percent");
    }

    @Test
    void truth_by_simulation_is_that_of_theory() {
        QueueTruth truth =
                new QueueTruth(new MultiServerQueue(8, new ServiceLaw.Exponential(1)), ERLANG.limitSeconds());

        assertThat(truth.simulated()).isCloseTo(truth.perSecond(), within(0.01 * truth.perSecond()));
        assertThat(new QueueTruth(new MultiServerQueue(2, new ServiceLaw.Fixed(1)), 0.9).perSecond())
                .isLessThan(0.01);
    }

    @Test
    void the_same_seed_gives_the_same_figures_and_another_one_others() {
        assertThat(results(1)).isEqualTo(results(1)).isNotEqualTo(results(2));
    }

    private static List<Result> results(long seed) {
        return new CapacityBench(EstimateSettings.DEFAULT, 10, seed).results(List.of(ERLANG));
    }

    private static QueueSetting setting(String word) {
        return QueueSetting.ALL.stream()
                .filter(setting -> setting.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static EstimateSettings settings(double confidence, double conditioning, double halfWidth) {
        return new EstimateSettings(confidence, 1_000, 0.88, 1.12, conditioning, halfWidth);
    }

    private static List<String> missed(EstimateSettings settings, QueueSetting setting) {
        return bars(settings, setting, EXPERIMENTS).stream()
                .filter(bar -> !bar.isMet())
                .map(Bar::name)
                .toList();
    }

    private static List<Bar> bars(EstimateSettings settings, QueueSetting setting, int experiments) {
        return new CapacityBench(settings, experiments, SEED)
                .results(List.of(setting)).stream()
                        .flatMap(result -> result.bars().stream())
                        .toList();
    }
}

package io.ridethrough.simulations.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.simulations.bench.engine.PairedCost.Pair;
import io.ridethrough.simulations.bench.engine.PairedCost.Spread;
import io.ridethrough.stubs.store.bench.Bar;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairedCostTest {

    private static final Rate FREE = new Rate(50_000, 18);

    @Test
    void a_cost_is_held_against_the_other_half_of_its_own_pair() {
        // The machine was twice as fast in the second pair: the cost is the same.
        PairedCost cost = new PairedCost(List.of(pair(10_000, 9_800), pair(20_000, 19_600)));

        assertThat(cost.throughputPercent().median()).isCloseTo(2, within(1e-9));
        assertThat(cost.throughputPercent().least()).isCloseTo(2, within(1e-9));
        assertThat(cost.throughputPercent().most()).isCloseTo(2, within(1e-9));
    }

    @Test
    void what_the_headers_cost_is_no_cost_of_recording() {
        PairedCost cost =
                new PairedCost(List.of(new Pair(new Rate(10_000, 18), new Rate(9_500, 19), FREE, new Rate(9_405, 20))));

        assertThat(cost.headersPercent().median()).isCloseTo(5, within(1e-9));
        assertThat(cost.besideSilencePercent().median()).isCloseTo(1, within(1e-9));
    }

    @Test
    void what_gatlings_own_figures_cost_is_no_gain_beside_a_gatling_without_any() {
        PairedCost cost = new PairedCost(
                List.of(new Pair(FREE, new Rate(12_000, 16), new Rate(10_000, 20), new Rate(11_400, 17))));

        assertThat(cost.throughputPercent().median()).isCloseTo(-14, within(1e-9));
        assertThat(cost.besideSilencePercent().median()).isCloseTo(5, within(1e-9));
    }

    @Test
    void more_processor_time_is_a_cost_and_less_is_a_negative_one() {
        PairedCost cost = new PairedCost(List.of(
                new Pair(FREE, FREE, new Rate(1, 20), new Rate(1, 21)),
                new Pair(FREE, FREE, new Rate(1, 20), new Rate(1, 19)),
                new Pair(FREE, FREE, new Rate(1, 20), new Rate(1, 22))));

        Spread percent = cost.cpuPercent();
        assertThat(percent.median()).isCloseTo(5, within(1e-9));
        assertThat(percent.least()).isCloseTo(-5, within(1e-9));
        assertThat(percent.most()).isCloseTo(10, within(1e-9));
    }

    @Test
    void the_median_of_an_even_number_is_between_the_two_in_the_middle() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void a_range_of_more_pairs_is_surer_to_hold_the_truth() {
        assertThat(certainty(1)).isZero();
        assertThat(certainty(2)).isEqualTo(50);
        assertThat(certainty(5)).isEqualTo(93.75);
    }

    @Test
    void the_bar_is_met_at_three_percent_and_missed_beyond() {
        assertThat(missed(pair(10_000, 9_701))).isEmpty();
        assertThat(missed(pair(10_000, 9_690))).containsExactly("throughput_cost_percent");
    }

    @Test
    void pairs_that_are_far_apart_are_told_as_in_doubt() {
        PairedCost apart = new PairedCost(List.of(pair(10_000, 10_500), pair(10_000, 9_800)));
        PairedCost alike = new PairedCost(List.of(pair(10_000, 10_000), pair(10_000, 9_800)));

        assertThat(EngineBench.report(apart, Map.of()).notes())
                .anyMatch(note -> note.startsWith("in doubt: the pairs' costs are 7.0 points apart"));
        assertThat(EngineBench.report(alike, Map.of()).notes()).noneMatch(note -> note.startsWith("in doubt"));
    }

    @Test
    void who_was_not_measured_is_told_and_who_was_has_a_ratio() {
        PairedCost cost = new PairedCost(List.of(pair(10_000, 9_800)));

        EngineBench.Report report = EngineBench.report(cost, Map.of(Rival.WRK, new Rate(19_600, 8)));

        assertThat(report.notes())
                .contains("not measured: k6 is not on the PATH")
                .noneMatch(note -> note.contains("wrk"));
        assertThat(report.bars()).contains(new Bar("recorded_by_wrk_ratio", 0.5));
        assertThat(report.bars()).extracting(Bar::name).noneMatch(name -> name.contains("k6"));
    }

    private static List<String> missed(Pair pair) {
        return EngineBench.report(new PairedCost(List.of(pair)), Map.of()).bars().stream()
                .filter(bar -> !bar.isMet())
                .map(Bar::name)
                .toList();
    }

    private static double certainty(int pairs) {
        return new PairedCost(Collections.nCopies(pairs, pair(1, 1))).certaintyPercent();
    }

    private static Pair pair(double bare, double recorded) {
        return new Pair(FREE, FREE, new Rate(bare, 20), new Rate(recorded, 20));
    }
}

package io.ridethrough.simulations.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.baseline.Comparison;
import io.ridethrough.results.baseline.Latencies;
import io.ridethrough.results.baseline.LatencyHistogram;
import io.ridethrough.results.baseline.gate.GateReport;
import io.ridethrough.results.baseline.gate.Metric;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.results.baseline.gate.Ruling;
import io.ridethrough.stubs.store.bench.Bar;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RealGatesTest {
    private static final String SERIES = "guest-checkout/place-order @ steady";

    @Test
    void equal_arms_meet_their_bars() {
        Comparison decided = decided(0.02, -0.01, 0.01, -0.02, 0.015, -0.015, 0.005, -0.005);

        assertThat(decided.ruling()).isEqualTo(Ruling.PASS);
        assertThat(RealGates.alike(decided)).allMatch(Bar::isMet);
        assertThat(RealGates.alike(decided))
                .extracting(Bar::name)
                .containsExactly(
                        "real_alike_fail_gates",
                        "real_alike_invalid_gates",
                        "real_alike_change_percent",
                        "real_alike_lower_percent",
                        "real_alike_upper_percent",
                        "real_alike_s_percent",
                        "real_alike_detectable_percent");
    }

    @Test
    void equal_arms_may_stay_undecided() {
        Comparison decided = decided(0.4, -0.4, 0.3, -0.3, 0.2, -0.2, 0.1, -0.1);

        assertThat(decided.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(missed(RealGates.alike(decided))).isEmpty();
    }

    @Test
    void an_arm_that_is_30_percent_slower_is_no_equal_one_and_the_bar_is_missed() {
        Comparison decided = slower(1.30);

        assertThat(decided.ruling()).isEqualTo(Ruling.FAIL);
        assertThat(missed(RealGates.alike(decided))).containsExactly("real_alike_fail_gates");
    }

    @Test
    void a_tenth_that_arrived_and_is_seen_or_left_undecided_meets_its_bars() {
        assertThat(missed(RealGates.slower(slower(1.10)))).isEmpty();

        Comparison undecided = decided(0.5, -0.3, 0.4, -0.2, 0.3, -0.1, 0.2, 0.0);
        assertThat(undecided.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(missed(RealGates.slower(undecided))).isEmpty();
    }

    @Test
    void a_slowness_that_never_arrived_is_missed_although_it_is_passed_rightly() {
        assertThat(missed(RealGates.slower(slower(1.0))))
                .containsExactly("real_slower_pass_gates", "real_slower_arrived_gates");
    }

    @Test
    void a_slowness_that_never_arrived_is_not_met_by_noise() {
        Comparison decided = decided(0.4, -0.4, 0.3, -0.3, 0.2, -0.2, 0.1, -0.1);

        assertThat(decided.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(missed(RealGates.slower(decided))).containsExactly("real_slower_arrived_gates");
        assertThat(RealGates.strayed(decided))
                .contains("what was planted is not what arrived: the candidate took 1.000 times as long, and 1.05 to"
                        + " 1.20 times would do");
    }

    @Test
    void a_slowness_that_came_with_another_one_is_missed() {
        assertThat(missed(RealGates.slower(slower(1.30)))).containsExactly("real_slower_arrived_gates");
        assertThat(missed(RealGates.slower(slower(1.19)))).isEmpty();
        assertThat(missed(RealGates.slower(slower(1.06)))).isEmpty();
    }

    @Test
    void a_measurement_in_doubt_meets_neither() {
        Comparison decided = decided(new Metric(SERIES, List.of(), List.of("the generator fell behind")));

        assertThat(missed(RealGates.alike(decided))).containsExactly("real_alike_invalid_gates");
        assertThat(missed(RealGates.slower(decided)))
                .containsExactly("real_slower_invalid_gates", "real_slower_arrived_gates");
        assertThat(RealGates.strayed(decided))
                .hasValueSatisfying(why -> assertThat(why).contains("nothing was measured"));
    }

    @Test
    void where_nothing_could_be_planted_the_bar_is_missed() {
        assertThat(missed(RealGates.unplanted())).containsExactly("real_slower_arrived_gates");
    }

    private static Comparison slower(double ratio) {
        double log = Math.log(ratio);
        return decided(
                log + 0.002, log - 0.002, log + 0.001, log - 0.001, log + 0.002, log - 0.002, log + 0.001, log - 0.001);
    }

    private static Comparison decided(double... logRatios) {
        return decided(Metric.sound(SERIES, DoubleStream.of(logRatios).boxed().toList()));
    }

    private static Comparison decided(Metric metric) {
        GateReport report = PairedGate.withDefaults().judge(List.of(metric));
        Latencies some = new Latencies(LatencyHistogram.ofMicros(LongStream.of(20_000)), 0);
        return new Comparison(
                "baseline",
                "candidate",
                95,
                report.ruling(),
                report.metrics().stream()
                        .map(ruling -> new Comparison.Row(some, Optional.of(some), ruling))
                        .toList(),
                List.of(),
                List.of());
    }

    private static List<String> missed(List<Bar> bars) {
        return bars.stream().filter(bar -> !bar.isMet()).map(Bar::name).toList();
    }
}

package io.ridethrough.results.baseline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedGateTest {
    private static final PairedGate GATE = PairedGate.withDefaults();
    private static final List<Double> WORSE = logs(1.15, 1.18, 1.14, 1.16, 1.15, 1.17, 1.13, 1.16);
    private static final List<Double> ALIKE = logs(1.01, .99, 1.02, .98, 1.00, 1.01, .99, 1.00);
    private static final List<Double> WILD = logs(1.5, .7, 1.4, .8, 1.3, .9, 1.2, .95);

    @Test
    void plainly_slower_fails_with_its_effect_and_p() {
        MetricRuling ruling = only(WORSE);

        assertThat(ruling.ruling()).isEqualTo(Ruling.FAIL);
        assertThat(ruling.why()).isEqualTo("+15.5 %, p = 0.0039");
    }

    @Test
    void alike_passes_with_the_most_it_can_be() {
        MetricRuling ruling = only(ALIKE);

        assertThat(ruling.ruling()).isEqualTo(Ruling.PASS);
        assertThat(ruling.why()).startsWith("at most +");
    }

    @Test
    void shown_but_too_small_to_matter_passes() {
        MetricRuling ruling = only(logs(1.020, 1.021, 1.019, 1.020, 1.022, 1.018, 1.020, 1.021));

        assertThat(ruling.effect().orElseThrow().pValue()).isLessThan(0.025);
        assertThat(ruling.ruling()).isEqualTo(Ruling.PASS);
    }

    @Test
    void too_much_spread_is_inconclusive_and_tells_what_would_have_been_found() {
        MetricRuling ruling = only(WILD);
        PairedEffect effect = ruling.effect().orElseThrow();

        assertThat(ruling.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(ruling.why()).contains("s is ", "would be found with 80 % power");
        assertThat(effect.smallestDetectable()).isPresent();
        assertThat(effect.lower()).isLessThan(effect.ratio());
        assertThat(effect.upper()).isGreaterThan(effect.ratio());
    }

    @Test
    void what_is_undecided_tells_how_many_more_pairs_would_decide() {
        MetricRuling close = only(logs(1.145, .885, 1.145, .885, 1.145, .885, 1.145, .885));

        assertThat(close.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(close.pairsToDecide().orElseThrow()).isGreaterThan(8);
        assertThat(close.why())
                .endsWith((close.pairsToDecide().orElseThrow() - 8) + " more pairs would decide: take "
                        + close.pairsToDecide().orElseThrow() + " in a new gate");
        assertThat(only(WILD).pairsToDecide()).isEmpty();
        assertThat(only(WILD).why()).endsWith("no practical number of pairs would decide (at most 20)");
        assertThat(only(WORSE).pairsToDecide()).isEmpty();
    }

    @Test
    void bounds_are_those_of_student() {
        // Mean 0.02, s = 0.1, R = 4: t(0.95, 3) = 2.353363.
        double step = 0.1 * Math.sqrt(3) / 2;
        PairedEffect effect = only(List.of(0.02 + step, 0.02 - step, 0.02 + step, 0.02 - step))
                .effect()
                .orElseThrow();

        assertThat(effect.deviation()).isCloseTo(0.1, within(1e-9));
        assertThat(Math.log(effect.upper())).isCloseTo(0.02 + 2.353363 * 0.05, within(1e-6));
        assertThat(Math.log(effect.lower())).isCloseTo(0.02 - 2.353363 * 0.05, within(1e-6));
    }

    @Test
    void five_pairs_cannot_fail_and_say_so() {
        MetricRuling ruling = only(logs(2, 2.1, 1.9, 2, 2.2));

        assertThat(ruling.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(ruling.why()).contains("nothing can fail with 5 pairs", "take 6 pairs or more");
        assertThat(GateSettings.DEFAULT.fewestPairs(1)).isEqualTo(6);
    }

    @Test
    void six_pairs_can_fail() {
        assertThat(only(logs(2, 2.1, 1.9, 2, 2.2, 2)).ruling()).isEqualTo(Ruling.FAIL);
    }

    @Test
    void more_metrics_need_more_pairs_and_the_same_evidence_no_longer_fails() {
        List<Metric> seven = Collections.nCopies(7, Metric.sound("m", WORSE));
        GateReport report = GATE.judge(seven);

        assertThat(GateSettings.DEFAULT.fewestPairs(6)).isEqualTo(8);
        assertThat(GateSettings.DEFAULT.fewestPairs(7)).isEqualTo(9);
        assertThat(report.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(report.metrics().get(0).why()).contains("7 metrics together", "take 9 pairs or more");
        assertThat(GATE.judge(seven.subList(0, 6)).ruling()).isEqualTo(Ruling.FAIL);
    }

    @Test
    void what_is_in_doubt_is_invalid_whatever_its_figures() {
        MetricRuling ruling = GATE.judge(List.of(new Metric(
                        "m", WORSE, List.of("97 % of the planned arrivals were made", "the generator fell behind"))))
                .metrics()
                .get(0);

        assertThat(ruling.ruling()).isEqualTo(Ruling.INVALID);
        assertThat(ruling.why()).isEqualTo("97 % of the planned arrivals were made; the generator fell behind");
        assertThat(ruling.effect()).isEmpty();
    }

    @Test
    void nothing_measured_is_invalid() {
        assertThat(GATE.judge(List.of()).ruling()).isEqualTo(Ruling.INVALID);
        assertThat(only(List.of()).ruling()).isEqualTo(Ruling.INVALID);
        assertThat(only(List.of(0.1)).why()).isEqualTo("1 pair, and 2 to 20 are needed");
        assertThat(only(List.of(0.1, Double.NaN)).ruling()).isEqualTo(Ruling.INVALID);
    }

    @Test
    void the_worst_metric_decides() {
        Metric worse = Metric.sound("worse", WORSE);
        Metric alike = Metric.sound("alike", ALIKE);
        Metric wild = Metric.sound("wild", WILD);
        Metric lost = new Metric("lost", List.of(), List.of("no samples"));

        assertThat(GATE.judge(List.of(alike)).ruling()).isEqualTo(Ruling.PASS);
        assertThat(GATE.judge(List.of(alike, wild)).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(GATE.judge(List.of(alike, wild, lost)).ruling()).isEqualTo(Ruling.INVALID);
        assertThat(GATE.judge(List.of(alike, wild, lost, worse)).ruling()).isEqualTo(Ruling.FAIL);
    }

    private static MetricRuling only(List<Double> logRatios) {
        return GATE.judge(List.of(Metric.sound("m", logRatios))).metrics().get(0);
    }

    private static List<Double> logs(double... ratios) {
        return Arrays.stream(ratios).map(Math::log).boxed().toList();
    }
}

package io.ridethrough.results.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.baseline.gate.MetricRuling;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.results.baseline.gate.Ruling;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ABaseline BEFORE = ABaseline.named("before");

    @Test
    void alike_and_in_turns_passes_without_a_remark() {
        Comparison comparison = compare(ABaseline.named("after"));

        assertThat(comparison.ruling()).isEqualTo(Ruling.PASS);
        assertThat(comparison.remarks()).isEmpty();
    }

    @Test
    void a_fifth_slower_fails() {
        Comparison comparison = compare(ABaseline.named("after").slower(1.2));

        assertThat(comparison.ruling()).isEqualTo(Ruling.FAIL);
        assertThat(only(comparison).effect().orElseThrow().ratio()).isBetween(1.17, 1.23);
    }

    @Test
    void what_is_not_gated_is_shown_and_has_no_weight() {
        Comparison comparison = compare(ABaseline.named("after").slower(1.2).series("a/y @ steady", "a/x @ steady"));

        assertThat(comparison.others()).singleElement().satisfies(row -> {
            assertThat(row.ruling().name()).isEqualTo("a/y @ steady");
            assertThat(row.ruling().ruling()).isEqualTo(Ruling.FAIL);
        });
        assertThat(comparison.gated())
                .as("the baseline's choice, not the candidate's")
                .singleElement()
                .satisfies(row -> assertThat(row.ruling().name()).isEqualTo("a/x @ steady"));
    }

    @Test
    void baselines_of_two_sessions_are_told_to_differ_by_the_machines_drift() {
        assertThat(compare(ABaseline.named("after").session("later")).remarks())
                .singleElement()
                .asString()
                .contains("not recorded in turns", "counts as difference", "error rates do not hold");
    }

    @Test
    void what_differs_between_the_two_is_listed() {
        assertThat(compare(ABaseline.named("after").facts(Map.of("environment", "staging", "processors", "2")))
                        .remarks())
                .containsExactly("They differ in environment: embedded against staging.");
    }

    @Test
    void other_numbers_of_repeats_cannot_be_paired() {
        Comparison comparison = compare(ABaseline.named("after").repeats(7));

        assertThat(comparison.ruling()).isEqualTo(Ruling.INVALID);
        assertThat(only(comparison).why()).contains("8 of before stand against 7 of after");
    }

    @Test
    void a_saturated_generator_makes_all_invalid_and_is_told_once() {
        Comparison comparison =
                compare(ABaseline.named("after").slower(3).doubting("the load generator fell behind its schedule"));

        assertThat(comparison.ruling()).isEqualTo(Ruling.INVALID);
        assertThat(only(comparison).why())
                .startsWith("after, repeat 1: the load generator fell behind its schedule; after, repeat 2: ");
    }

    @Test
    void too_few_samples_for_the_percentile_are_invalid() {
        assertThat(only(compare(ABaseline.named("after").samples(19))).why())
                .startsWith("after, repeat 1: only 19 samples, and 20 are needed");
        assertThat(only(compare(ABaseline.named("after").samples(0))).why()).contains("no samples");
        assertThat(Comparison.of(
                                BEFORE.build(),
                                ABaseline.named("after").samples(99).build(),
                                99,
                                gate())
                        .ruling())
                .isEqualTo(Ruling.INVALID);
    }

    @Test
    void a_series_that_the_candidate_lacks_is_invalid_when_it_is_gated() {
        Comparison comparison = compare(ABaseline.named("after").series("a/y @ steady", "a/z @ steady"));

        assertThat(comparison.ruling()).isEqualTo(Ruling.INVALID);
        assertThat(only(comparison).why()).isEqualTo("after has no such series");
        assertThat(comparison.remarks())
                .containsExactly("Only after has a/z @ steady.", "Only before has a/x @ steady.");
    }

    @Test
    void a_candidate_that_fails_too_often_in_every_repeat_fails_however_fast_it_fails() {
        assertThat(compare(ABaseline.named("after").slower(0.5).failing(0.1, 8)).ruling())
                .isEqualTo(Ruling.FAIL);
    }

    @Test
    void a_candidate_that_fails_too_often_in_one_repeat_cannot_pass() {
        assertThat(compare(ABaseline.named("after").failing(0.1, 1)).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
    }

    @Test
    void what_is_too_tinyto_be_told_apart_is_no_difference() {
        // The gated series is about 8 ms long: 2 and 20 microseconds.
        Baseline tiny = ABaseline.named("before").slower(0.00025).build();
        Comparison comparison =
                Comparison.of(tiny, ABaseline.named("after").slower(0.0025).build(), 95, gate());

        assertThat(comparison.ruling()).isEqualTo(Ruling.PASS);
        assertThat(only(comparison).effect().orElseThrow().ratio()).isEqualTo(1);
    }

    @Test
    void a_baseline_that_fails_too_often_is_nothing_to_compare_with() {
        Baseline failing = ABaseline.named("before").failing(0.1, 2).build();
        Comparison comparison = Comparison.of(failing, ABaseline.named("after").build(), 95, gate());

        assertThat(comparison.ruling()).isEqualTo(Ruling.INVALID);
        assertThat(only(comparison).why()).contains("nothing to compare with");
    }

    private static Comparison compare(ABaseline after) {
        return Comparison.of(BEFORE.build(), after.build(), 95, gate());
    }

    private static PairedGate gate() {
        return PairedGate.withDefaults();
    }

    private static MetricRuling only(Comparison comparison) {
        assertThat(comparison.gated()).hasSize(1);
        return comparison.gated().get(0).ruling();
    }
}

package io.ridethrough.results.baseline.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.baseline.Comparison;
import io.ridethrough.results.baseline.Fingerprint;
import io.ridethrough.results.baseline.Latencies;
import io.ridethrough.results.baseline.LatencyHistogram;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.baseline.Repeat;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.results.baseline.gate.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PairedRunsTest {
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String PLACING = "checkout/place @ steady";
    private static final int PAIRS = 8;

    @Test
    void pairs_that_follow_each_other_are_in_turns_whoever_goes_first() {
        assertThat(pairs(pair -> run(20 * pair + pair % 2 * 10, pair, 1), pair -> run(20 * pair + 5, pair, 1))
                        .isInTurns())
                .isTrue();
    }

    @Test
    void a_day_of_the_one_and_a_day_of_the_other_are_not_in_turns() {
        PairedRuns runs = pairs(pair -> run(20 * pair, pair, 1), pair -> run(2_000 + 20 * pair, pair, 1));

        assertThat(runs.isInTurns()).isFalse();
        assertThat(decided(runs, PLACING).remarks()).anyMatch(remark -> remark.contains("not recorded in turns"));
    }

    @Test
    void an_order_that_changes_and_equal_seeds_leave_no_remark() {
        assertThat(decided(
                                pairs(
                                        pair -> run(20 * pair + pair % 2 * 10, pair, 1),
                                        pair -> run(20 * pair + 5, pair, 1)),
                                PLACING)
                        .remarks())
                .isEmpty();
    }

    @Test
    void the_one_that_always_went_first_and_different_seeds_are_told() {
        List<String> remarks = decided(
                        pairs(pair -> run(20 * pair + 5, pair, 1), pair -> run(20 * pair, pair + 100, 1)), PLACING)
                .remarks();

        assertThat(remarks).anyMatch(remark -> remark.startsWith("The candidate went first in every pair"));
        assertThat(remarks).anyMatch(remark -> remark.startsWith("In 8 of 8 pairs the two have different seeds"));
    }

    @Test
    void so_many_series_that_none_could_have_failed_are_told() {
        String[] seven = IntStream.range(0, 7).mapToObj(i -> "series " + i).toArray(String[]::new);

        assertThat(decided(inTurns(1), seven).remarks())
                .anyMatch(remark -> remark.startsWith("No metric could have failed: 7 gated together take 9 pairs"));
    }

    @Test
    void a_series_that_decides_and_has_no_sample_is_invalid() {
        Comparison comparison = decided(inTurns(1), "checkout/pay @ steady");

        assertThat(comparison.ruling()).isEqualTo(Ruling.INVALID);
        assertThat(comparison.gated().get(0).ruling().why()).contains("no samples");
    }

    @Test
    void half_as_slow_again_fails_and_alike_passes() {
        assertThat(decided(inTurns(1.5), PLACING).ruling()).isEqualTo(Ruling.FAIL);
        assertThat(decided(inTurns(1), PLACING).ruling()).isEqualTo(Ruling.PASS);
    }

    @Test
    void another_scenario_is_a_mismatch_and_another_environment_is_what_is_compared() {
        RecordedRun one = run(0, 1, 1);
        RecordedRun other = new RecordedRun(
                one.repeat(),
                Fingerprint.of(Map.of("scenario", "storm", "environment", "staging")),
                one.series(),
                one.gated());

        assertThat(PairedRuns.mismatches(one, other))
                .containsExactly("baseline and candidate differ in scenario: calm against storm");
    }

    private static PairedRuns inTurns(double times) {
        return pairs(pair -> run(20 * pair, pair, 1), pair -> run(20 * pair + 5, pair, times));
    }

    private static PairedRuns pairs(IntFunction<RecordedRun> baseline, IntFunction<RecordedRun> candidate) {
        return new PairedRuns(
                IntStream.range(0, PAIRS).mapToObj(baseline).toList(),
                IntStream.range(0, PAIRS).mapToObj(candidate).toList());
    }

    private static Comparison decided(PairedRuns runs, String... gated) {
        return runs.decided(95, new TreeSet<>(List.of(gated)), PairedGate.withDefaults());
    }

    private static RecordedRun run(int minute, long seed, double times) {
        LongStream micros = LongStream.rangeClosed(1, 100).map(i -> (long) (times * (10_000 + 100 * i)));
        return new RecordedRun(
                new Repeat(BEGUN.plus(Duration.ofMinutes(minute)), seed, 100, 100, List.of()),
                Fingerprint.of(Map.of("scenario", "calm", "environment", "embedded")),
                new TreeMap<>(Map.of(PLACING, new Latencies(LatencyHistogram.ofMicros(micros), 0))),
                new TreeSet<>(List.of(PLACING)));
    }
}

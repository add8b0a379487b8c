package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.Expectation.StepLatency;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepLatencyCheckTest {

    private static final StoreBehaviour SOUND = StoreBehaviour.sound();

    @Test
    void the_slowest_phase_decides() {
        Finding finding = findingOn(placing(95, 900, "steady", "slow", "down"), ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).isEqualTo("830 ms during slow");
        assertThat(finding.expected()).isEqualTo("p95 ≤ 900 ms");
    }

    @Test
    void answers_of_the_model_that_nobody_should_have_waited_for_fail() {
        Finding finding = findingOn(
                placing(95, 900, "steady", "slow"),
                ARun.of(SOUND.butDuring(
                        "slow",
                        (phase, millis) ->
                                millis % 2_500 < 250 ? Reply.byModel().taking(4_060) : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo("place-order took 4.06 s at p95 during slow");
        assertThat(finding.evidence())
                .hasSize(1)
                .first()
                .satisfies(evidence -> assertThat(evidence.series()).isEqualTo("latency/guest-checkout/place-order"));
    }

    @Test
    void the_bound_itself_is_allowed_and_a_microsecond_above_it_is_not() {
        assertThat(findingOn(placing(95, 60, "steady"), ARun.sound()).grade()).isEqualTo(Grade.PASS);
        assertThat(findingOn(
                                new StepLatency(
                                        "guest-checkout",
                                        "place-order",
                                        List.of("steady"),
                                        95,
                                        Duration.ofNanos(59_999_000)),
                                ARun.sound())
                        .grade())
                .isEqualTo(Grade.FAIL);
    }

    @Test
    void fast_failures_do_not_flatter() {
        Reply refused = new Reply("", 2, Outcome.HTTP_ERROR, List.of());
        Finding finding = findingOn(
                placing(95, 900, "steady"),
                ARun.of(SOUND.butDuring("steady", (phase, millis) -> millis % 2_500 == 0 ? refused : Reply.byModel())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .isEqualTo("so many place-order requests failed during steady that its p95 is no answer");
    }

    @Test
    void a_percentile_needs_enough_samples_not_to_be_the_largest() {
        Finding finding = findingOn(placing(99, 900, "steady", "slow"), ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why())
                .isEqualTo("only 80 place-order requests during steady, and 100 are needed;"
                        + " only 80 place-order requests during slow, and 100 are needed");
    }

    @Test
    void samples_needed_follow_the_percentile() {
        assertThat(List.of(50.0, 95.0, 99.0, 99.9).stream()
                        .map(StepLatencyCheck::samplesNeeded)
                        .toList())
                .containsExactly(20, 20, 100, 1000);
    }

    @Test
    void a_sparse_phase_does_not_hide_a_slow_one() {
        ARun run = ARun.sound().withoutSamples(sample -> sample.user() >= 180 + 19 && sample.user() < 260);

        assertThat(findingOn(placing(95, 900, "slow", "down"), run).grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(findingOn(placing(95, 800, "slow", "down"), run).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void what_the_end_of_the_run_cut_off_may_have_been_slow() {
        Reply cutOff = new Reply("", 3_000, Outcome.ABORTED, List.of(5));
        Finding finding = findingOn(
                placing(95, 900, "recovery"),
                ARun.of(SOUND.butDuring("recovery", (phase, millis) -> millis >= 18_500 ? cutOff : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("what the end of the run cut off during recovery could have tipped it");
    }

    private static StepLatency placing(double percentile, long atMostMillis, String... phases) {
        return new StepLatency(
                "guest-checkout", "place-order", List.of(phases), percentile, Duration.ofMillis(atMostMillis));
    }
}

package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.FALLBACKS;
import static io.ridethrough.results.checks.Claims.FALLBACK_LATENCY;
import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class FallbackChecksTest {

    private static final StoreBehaviour SOUND = StoreBehaviour.sound();

    @Test
    void requests_without_an_answer_count_against_the_share() {
        Finding finding = findingOn(
                FALLBACKS,
                ARun.of(SOUND.butDuring(
                        "down", (phase, millis) -> millis % 1_000 < 250 ? Reply.unanswered() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("75 % (60 of 80) during down");
        assertThat(finding.why())
                .isEqualTo("20 of 80 requests for advice during down were not answered by the fallback,"
                        + " most often (20) with no answer in time");
    }

    @Test
    void a_fallback_that_fails_its_step_is_no_answer() {
        Reply broken = new Reply("fallback; reason=open", 10, Outcome.CHECK_FAILED, List.of());

        assertThat(findingOn(FALLBACKS, ARun.of(SOUND.butDuring("down", (phase, millis) -> broken)))
                        .grade())
                .isEqualTo(Grade.FAIL);
    }

    @Test
    void answers_of_the_model_are_named_as_such() {
        Finding finding = findingOn(FALLBACKS, ARun.of((phase, millis) -> Reply.byModel()));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).endsWith("most often (80) by the model");
    }

    @Test
    void an_answer_that_the_model_gave_after_the_phase_says_nothing_of_it() {
        Finding finding = findingOn(
                FALLBACKS,
                ARun.of(SOUND.butDuring(
                        "slow",
                        (phase, millis) ->
                                millis >= 18_000 ? Reply.byModel().taking(2_500) : Reply.timedOutFallback())));

        assertThat(finding.grade()).as(finding.why()).isEqualTo(Grade.PASS);
    }

    @Test
    void fallbacks_after_calls_that_nobody_saw_are_inconclusive() {
        Finding finding = findingOn(
                FALLBACKS,
                ARun.of(SOUND.butDuring(
                        "slow",
                        (phase, millis) ->
                                millis % 2_500 < 500 ? Reply.timedOutFallback().tried() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why())
                .isEqualTo("application and wire disagree on 16 of 80 requests for advice during slow:"
                        + " by its word 16 called the model, on the wire 0 did");
        assertThat(finding.source()).isEqualTo("application, wire");
    }

    @Test
    void fallbacks_without_a_call_for_which_calls_were_seen_are_inconclusive() {
        Finding finding = findingOn(
                FALLBACKS,
                ARun.of(SOUND.butDuring(
                        "slow",
                        (phase, millis) ->
                                millis % 2_500 < 500 ? Reply.shutOut().tried(5) : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).endsWith("by its word 0 called the model, on the wire 16 did");
    }

    @Test
    void a_few_requests_on_which_word_and_wire_disagree_change_nothing() {
        Finding finding = findingOn(
                FALLBACKS,
                ARun.of(SOUND.butDuring(
                        "slow",
                        (phase, millis) ->
                                millis < 1_000 ? Reply.timedOutFallback().tried() : Reply.shutOut())));

        assertThat(finding.grade()).as(finding.why()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_model_that_answers_without_a_call_is_no_settled_failure() {
        Finding finding = findingOn(
                FALLBACKS,
                ARun.of(SOUND.butDuring(
                        "slow", (phase, millis) -> Reply.byModel().tried())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void a_phase_without_requests_is_inconclusive() {
        Finding finding = findingOn(
                FALLBACKS, ARun.sound().withoutSamples(sample -> sample.user() >= 180 && sample.user() < 260));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("no place-order request began and ended during down");
    }

    @Test
    void a_slow_fallback_fails_in_its_slowest_phase() {
        Finding finding = findingOn(
                FALLBACK_LATENCY,
                ARun.of(SOUND.butDuring(
                        "down", (phase, millis) -> Reply.shutOut().taking(1_200))));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo("requests that the fallback for advice answered took 1.2 s during down");
    }

    @Test
    void a_fallback_that_never_answered_has_no_latency() {
        Finding finding =
                findingOn(FALLBACK_LATENCY, ARun.of(SOUND.butDuring("down", (phase, millis) -> Reply.unanswered())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("the fallback for advice answered nothing during down");
    }

    @Test
    void a_handful_of_fallbacks_settles_no_percentile() {
        Finding finding = findingOn(
                FALLBACK_LATENCY,
                ARun.of((phase, millis) ->
                        millis < 2_000 && !phase.equals("steady") ? Reply.shutOut() : Reply.byModel()));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).contains("answered only 16 requests, and 20 are needed");
    }
}

package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.Expectation.BreakerOpens;
import io.ridethrough.results.plan.Expectation.BreakerOpensAfter;
import io.ridethrough.results.plan.Expectation.BreakerProbes;
import io.ridethrough.results.plan.Expectation.BreakerStaysClosed;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a breaker opens, when it must not, and what it lets through half open. */
class BreakerThresholdChecksTest {

    private static final StoreBehaviour SOUND = StoreBehaviour.sound();
    private static final BreakerStaysClosed STAYS_CLOSED = new BreakerStaysClosed("advice", List.of("steady"));
    private static final BreakerProbes TWO_PROBES = new BreakerProbes("advice", List.of("slow", "down"), 2);
    private static final BreakerOpensAfter FIVE_TO_TEN = new BreakerOpensAfter("advice", "slow", 5, 10);

    @Test
    void a_breaker_that_lets_every_call_through_stays_closed() {
        Finding finding = findingOn(STAYS_CLOSED, ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).isEqualTo("80 requests during steady");
    }

    @Test
    void one_refusal_that_the_application_tells_of_and_the_wire_agrees_with_is_an_opening() {
        Finding finding = findingOn(
                STAYS_CLOSED,
                ARun.of(SOUND.butDuring(
                        "steady",
                        (phase, millis) -> millis >= 5_000 && millis < 5_250 ? Reply.shutOut() : Reply.byModel())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("open after 5.04 s during steady");
        assertThat(finding.why())
                .isEqualTo(
                        "the breaker for advice opened 5.04 s after the start of steady and refused 1 of 80 requests,"
                                + " though it should have stayed closed");
    }

    @Test
    void three_answers_in_a_row_without_a_call_are_an_opening_whatever_is_said_of_them() {
        Reply silent = new Reply("", 12, Outcome.OK, List.of());

        assertThat(findingOn(STAYS_CLOSED, steady(silent, 500)).grade()).isEqualTo(Grade.PASS);
        assertThat(findingOn(STAYS_CLOSED, steady(silent, 750)).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void fallbacks_after_calls_and_full_bulkheads_are_no_opening() {
        assertThat(findingOn(STAYS_CLOSED, steady(Reply.timedOutFallback(), 2_000))
                        .grade())
                .isEqualTo(Grade.PASS);
        assertThat(findingOn(STAYS_CLOSED, steady(Reply.refusedByBulkhead(), 2_000))
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void an_application_that_tells_of_an_open_breaker_which_the_wire_denies_is_inconclusive() {
        Finding finding = findingOn(STAYS_CLOSED, steady(Reply.shutOut().tried(5), 2_000));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why())
                .isEqualTo(
                        "the application says that an open breaker refused 8 of 80 requests for advice during steady,"
                                + " and the wire has a call for each of them");
    }

    @Test
    void a_breaker_that_the_warm_up_left_open_is_not_the_steady_phases() {
        Finding finding = findingOn(
                STAYS_CLOSED,
                ARun.of(SOUND.butDuring("warm-up", (phase, millis) -> Reply.shutOut())
                        .butDuring("steady", (phase, millis) -> millis < 2_000 ? Reply.shutOut() : Reply.byModel())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("the breaker for advice was already open when steady began");
    }

    @Test
    void a_breaker_that_never_closes_in_a_phase_without_trouble_fails() {
        Finding finding = findingOn(STAYS_CLOSED, ARun.of((phase, millis) -> Reply.shutOut()));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .isEqualTo("the breaker for advice was open when steady began and did not close in it");
    }

    @Test
    void an_opening_after_one_that_was_carried_over_is_the_phases_own() {
        Finding finding = findingOn(
                STAYS_CLOSED,
                ARun.of(SOUND.butDuring("warm-up", (phase, millis) -> Reply.shutOut())
                        .butDuring(
                                "steady",
                                (phase, millis) ->
                                        millis < 2_000 || millis >= 15_000 ? Reply.shutOut() : Reply.byModel())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("open after 15.04 s during steady");
    }

    @Test
    void a_failure_in_one_phase_outweighs_a_doubt_about_another() {
        BreakerStaysClosed both = new BreakerStaysClosed("advice", List.of("recovery", "steady"));
        Finding finding = findingOn(
                both,
                ARun.of(SOUND.butDuring(
                        "steady", (phase, millis) -> millis < 6_000 ? Reply.byModel() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).contains("after the start of steady");
    }

    @Test
    void a_phase_without_requests_shows_no_closed_breaker() {
        assertThat(findingOn(STAYS_CLOSED, ARun.sound().withoutSamples(sample -> sample.user() < 100))
                        .grade())
                .isEqualTo(Grade.INCONCLUSIVE);
        assertThat(findingOn(STAYS_CLOSED, ARun.of(SOUND.butDuring("steady", (phase, millis) -> Reply.unanswered())))
                        .grade())
                .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void probes_between_openings_are_counted_in_bursts() {
        Finding finding = findingOn(TWO_PROBES, ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).isEqualTo("1 at most, in 7 bursts");
    }

    @Test
    void a_half_open_breaker_that_lets_one_call_too_many_through_fails() {
        assertThat(findingOn(TWO_PROBES, probing(500)).grade()).isEqualTo(Grade.PASS);

        Finding finding = findingOn(TWO_PROBES, probing(750));
        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("3 at most, in 3 bursts");
        assertThat(finding.why())
                .isEqualTo("the half-open breaker for advice let 3 calls through in a row,"
                        + " 30.04 s after the start of load");
    }

    @Test
    void requests_that_a_bulkhead_refused_do_not_part_a_burst() {
        Finding finding = findingOn(TWO_PROBES, ARun.of(SOUND.butDuring("slow", (phase, millis) -> {
            if (millis >= 2_000 && millis < 10_000) {
                return Reply.shutOut();
            }
            return millis % 1_000 < 500 ? Reply.timedOutFallback() : Reply.refusedByBulkhead();
        })));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        // Twenty in ten seconds, and the first of the next phase, which nothing parts from them.
        assertThat(finding.measured()).startsWith("21 at most");
    }

    @Test
    void calls_after_a_probe_that_ended_well_are_no_probes() {
        BreakerProbes recovery = new BreakerProbes("advice", List.of("recovery"), 1);

        assertThat(findingOn(recovery, ARun.sound()).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void what_follows_a_pause_is_no_probe_of_a_breaker_that_may_have_closed_before_it() {
        ARun closed = probingAroundAPause(Reply.byModel());
        ARun unknown = probingAroundAPause(Reply.timedOutFallback());

        assertThat(findingOn(TWO_PROBES, closed).grade()).isEqualTo(Grade.PASS);
        assertThat(findingOn(TWO_PROBES, unknown).measured()).startsWith("3 at most");
    }

    @Test
    void retries_of_a_probe_are_calls() {
        assertThat(findingOn(
                                TWO_PROBES,
                                ARun.of(SOUND.butDuring(
                                        "slow",
                                        (phase, millis) -> millis < 2_000 || millis % 5_000 < 250
                                                ? Reply.timedOutFallback().tried(5, 200, 400)
                                                : Reply.shutOut())))
                        .grade())
                .isEqualTo(Grade.FAIL);
    }

    @Test
    void a_breaker_that_never_probed_or_never_opened_settles_nothing() {
        Finding unprobed = findingOn(
                new BreakerProbes("advice", List.of("down"), 2),
                ARun.of(SOUND.butDuring("down", (phase, millis) -> Reply.shutOut())));
        Finding unopened = findingOn(TWO_PROBES, ARun.of(StoreBehaviour.withoutBreaker()));

        assertThat(unprobed.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(unprobed.why()).isEqualTo("no probe for advice was seen after its breaker opened");
        assertThat(unopened.grade()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void sees_after_how_many_calls_a_breaker_opens() {
        Finding finding = findingOn(FIVE_TO_TEN, ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).isEqualTo("open after 8 calls");
    }

    @Test
    void a_breaker_that_one_failure_opens_fails() {
        Finding finding = findingOn(FIVE_TO_TEN, opening(250));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo("the breaker for advice opened after only 1 call of its own during slow");
        assertThat(findingOn(FIVE_TO_TEN, opening(1_250)).grade()).isEqualTo(Grade.PASS);
        assertThat(findingOn(FIVE_TO_TEN, opening(1_000)).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void a_breaker_that_waits_for_too_many_calls_fails_opened_or_not() {
        assertThat(findingOn(FIVE_TO_TEN, opening(2_500)).grade()).isEqualTo(Grade.PASS);
        assertThat(findingOn(FIVE_TO_TEN, opening(2_750)).grade()).isEqualTo(Grade.FAIL);
        assertThat(findingOn(FIVE_TO_TEN, ARun.of(StoreBehaviour.withoutBreaker()))
                        .why())
                .isEqualTo("the breaker for advice had not opened after 80 calls during slow");
    }

    @Test
    void too_few_calls_do_not_show_that_a_breaker_stays_shut() {
        Finding finding =
                findingOn(new BreakerOpensAfter("advice", "slow", 5, 100), ARun.of(StoreBehaviour.withoutBreaker()));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.measured()).isEqualTo("not open after 80 calls");
    }

    @Test
    void a_breaker_that_was_open_already_is_not_credited_with_opening() {
        Finding within = findingOn(new BreakerOpens("advice", "down", Duration.ofSeconds(5)), ARun.sound());
        Finding after = findingOn(new BreakerOpensAfter("advice", "down", 0, 10), ARun.sound());

        assertThat(within.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(within.why()).isEqualTo("the breaker for advice was already open when down began");
        assertThat(after.grade()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void an_opening_long_before_that_has_closed_again_takes_no_credit_away() {
        Finding finding = findingOn(
                new BreakerOpens("advice", "recovery", Duration.ofSeconds(15)),
                ARun.of(SOUND.butDuring(
                        "recovery", (phase, millis) -> millis < 10_000 ? Reply.byModel() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).startsWith("open after 10.04 s");
    }

    private static ARun steady(Reply reply, long forMillis) {
        return ARun.of(SOUND.butDuring(
                "steady", (phase, millis) -> millis >= 5_000 && millis < 5_000 + forMillis ? reply : Reply.byModel()));
    }

    private static ARun opening(long afterMillis) {
        return ARun.of(SOUND.butDuring(
                "slow", (phase, millis) -> millis < afterMillis ? Reply.timedOutFallback() : Reply.shutOut()));
    }

    /** Lets two calls through, nobody asks for 2.5 s, and it lets three more through. */
    private static ARun probingAroundAPause(Reply before) {
        long slow = ARun.ORIGIN + 25_000_000;
        return ARun.of(SOUND.butDuring("slow", (phase, millis) -> {
                            if (millis >= 5_000 && millis < 5_500) {
                                return before;
                            }
                            return millis < 1_000 || millis >= 8_000 && millis < 8_750
                                    ? Reply.timedOutFallback()
                                    : Reply.shutOut();
                        })
                        .butDuring("down", (phase, millis) -> Reply.shutOut()))
                .withoutSamples(
                        sample -> sample.intendedAt() >= slow + 5_500_000 && sample.intendedAt() < slow + 8_000_000);
    }

    /** Every five seconds so long lets calls through in the slow phase. */
    private static ARun probing(long forMillis) {
        return ARun.of(SOUND.butDuring(
                        "slow",
                        (phase, millis) -> millis >= 1_000 && millis % 5_000 >= forMillis
                                ? Reply.shutOut()
                                : Reply.timedOutFallback())
                .butDuring("down", (phase, millis) -> Reply.shutOut()));
    }
}

package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.CLOSES;
import static io.ridethrough.results.checks.Claims.OPENS;
import static io.ridethrough.results.checks.Claims.SHUTS_OUT;
import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.Expectation.BreakerCloses;
import io.ridethrough.results.plan.Expectation.BreakerOpens;
import io.ridethrough.results.plan.Expectation.BreakerShutsOut;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerChecksTest {

    private static final StoreBehaviour SOUND = StoreBehaviour.sound();

    @Test
    void sees_when_a_breaker_opens_and_how_many_calls_went_before() {
        Finding finding = findingOn(OPENS, ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).isEqualTo("open after 2.04 s, 8 calls before");
        assertThat(finding.source()).isEqualTo("wire");
    }

    @Test
    void a_missing_breaker_is_told_by_the_calls_that_still_went_out() {
        Finding finding = findingOn(OPENS, ARun.of(StoreBehaviour.withoutBreaker()));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .isEqualTo("no breaker opened for advice: 80 of 80 requests still called the model during slow");
    }

    @Test
    void a_breaker_that_opens_late_fails() {
        Finding finding = findingOn(
                OPENS,
                ARun.of(SOUND.butDuring(
                        "slow", (phase, millis) -> millis < 9_000 ? Reply.timedOutFallback() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo("the breaker for advice opened only after 9.04 s");
    }

    @Test
    void two_requests_without_a_call_are_not_yet_an_open_breaker() {
        Finding finding = findingOn(
                OPENS,
                ARun.of(SOUND.butDuring(
                        "slow", (phase, millis) -> millis % 750 < 500 ? Reply.shutOut() : Reply.timedOutFallback())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void a_full_bulkhead_is_not_an_open_breaker() {
        Finding finding = findingOn(
                OPENS,
                ARun.of(SOUND.butDuring(
                        "slow",
                        (phase, millis) ->
                                millis % 2_500 < 250 ? Reply.timedOutFallback() : Reply.refusedByBulkhead())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("never opened");
    }

    @Test
    void a_request_that_a_bulkhead_refused_does_not_hide_an_open_breaker() {
        Finding finding = findingOn(
                OPENS,
                ARun.of(SOUND.butDuring(
                        "slow", (phase, millis) -> millis % 500 < 250 ? Reply.refusedByBulkhead() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_dead_shop_is_not_an_open_breaker() {
        Finding finding = findingOn(OPENS, ARun.of(SOUND.butDuring("slow", (phase, millis) -> Reply.unanswered())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why())
                .isEqualTo("80 of 80 requests for advice during slow had neither a call nor an answer that says why");
    }

    @Test
    void a_call_that_is_told_of_but_was_not_seen_is_not_an_open_breaker() {
        Finding finding = findingOn(
                OPENS,
                ARun.of(SOUND.butDuring(
                        "slow", (phase, millis) -> Reply.timedOutFallback().tried())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.measured()).isEqualTo("not seen");
    }

    @Test
    void while_the_wire_is_cut_the_applications_word_counts() {
        BreakerOpens duringOutage = new BreakerOpens("advice", "down", Duration.ofSeconds(5));

        Finding without = findingOn(duringOutage, ARun.of(StoreBehaviour.withoutBreaker()));
        Finding with = findingOn(duringOutage, ARun.of(SOUND.butDuring("slow", (phase, millis) -> Reply.byModel())));

        assertThat(without.grade()).isEqualTo(Grade.FAIL);
        assertThat(with.grade()).isEqualTo(Grade.PASS);
        assertThat(with.source()).isEqualTo("application");
    }

    @Test
    void a_phase_shorter_than_the_limit_cannot_show_that_nothing_opened() {
        Finding finding = findingOn(
                new BreakerOpens("advice", "slow", Duration.ofSeconds(21)), ARun.of(StoreBehaviour.withoutBreaker()));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void a_phase_without_demand_is_inconclusive() {
        assertThat(findingOn(OPENS, ARun.sound().withoutSamples(sample -> sample.user() >= 102))
                        .grade())
                .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void probes_of_an_open_breaker_are_counted_against_demand() {
        Finding finding = findingOn(SHUTS_OUT, ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).isEqualTo("5 % (4 of 80) during down");
        assertThat(finding.source()).isEqualTo("wire, application");
    }

    @Test
    void a_leaking_breaker_fails() {
        Finding finding = findingOn(
                new BreakerShutsOut("advice", List.of("slow"), 0.1),
                ARun.of(SOUND.butDuring(
                        "slow", (phase, millis) -> millis % 1_000 < 250 ? Reply.timedOutFallback() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .isEqualTo("the open breaker for advice let through 19 calls for 79 requests during slow");
    }

    @Test
    void a_phase_that_is_shut_out_well_does_not_hide_one_that_leaks() {
        Finding finding = findingOn(
                new BreakerShutsOut("advice", List.of("slow", "down"), 0.3),
                ARun.of(SOUND.butDuring(
                        "down", (phase, millis) -> millis % 1_000 < 500 ? Reply.refusedFallback() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).endsWith("let through 40 calls for 80 requests during down");
    }

    @Test
    void what_is_left_of_a_phase_when_its_breaker_opens_late_is_not_counted() {
        ARun run = ARun.of(SOUND.butDuring(
                "slow",
                (phase, millis) -> millis > 18_500 && millis < 19_300 ? Reply.shutOut() : Reply.timedOutFallback()));

        assertThat(findingOn(SHUTS_OUT, run).measured()).isEqualTo("5 % (4 of 80) during down");
    }

    @Test
    void a_breaker_that_opens_at_the_very_end_is_inconclusive() {
        Finding finding = findingOn(
                new BreakerShutsOut("advice", List.of("slow"), 0.3),
                ARun.of(SOUND.butDuring(
                        "slow", (phase, millis) -> millis < 18_500 ? Reply.timedOutFallback() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).contains("opened so late");
    }

    @Test
    void a_breaker_that_never_opened_shut_nothing_out() {
        Finding finding = findingOn(SHUTS_OUT, ARun.of(StoreBehaviour.withoutBreaker()));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo("nothing was shut out for advice: its breaker never opened");
    }

    @Test
    void sees_when_a_breaker_closes() {
        Finding finding = findingOn(CLOSES, ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).isEqualTo("closed after 3.04 s");
    }

    @Test
    void a_breaker_that_closes_late_fails() {
        Finding finding = findingOn(
                CLOSES,
                ARun.of(SOUND.butDuring(
                        "recovery", (phase, millis) -> millis < 12_000 ? Reply.shutOut() : Reply.byModel())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo("the breaker for advice closed only 12.04 s after the start of recovery");
    }

    @Test
    void a_breaker_that_stays_open_fails() {
        Finding finding = findingOn(CLOSES, ARun.of(SOUND.butDuring("recovery", (phase, millis) -> Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .isEqualTo("the breaker for advice did not close during recovery:"
                        + " its last request had the answer \"fallback; reason=open\"");
    }

    @Test
    void a_breaker_that_never_opened_was_not_seen_to_close() {
        Finding finding = findingOn(
                new BreakerCloses("advice", "recovery", Duration.ofSeconds(8)),
                ARun.of(StoreBehaviour.withoutBreaker()));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why())
                .isEqualTo("the breaker for advice did not open in recovery nor in the faults before it,"
                        + " so its closing could not be seen");
    }

    @Test
    void an_opening_during_the_warm_up_is_not_the_one_that_closes_in_recovery() {
        Finding finding = findingOn(
                CLOSES,
                ARun.of(StoreBehaviour.withoutBreaker().butDuring("warm-up", (phase, millis) -> Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void a_breaker_that_opens_within_the_phase_has_to_close_after_that() {
        Finding finding = findingOn(
                CLOSES,
                ARun.of(StoreBehaviour.withoutBreaker()
                        .butDuring("recovery", (phase, millis) -> millis < 2_000 ? Reply.byModel() : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
    }
}

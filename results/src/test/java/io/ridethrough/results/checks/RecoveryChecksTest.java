package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.Expectation.Recovery;
import io.ridethrough.results.plan.Expectation.Surge;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How soon all is well again, and how hard the model is met when it is. */
class RecoveryChecksTest {

    private static final StoreBehaviour SOUND = StoreBehaviour.sound();
    private static final Surge DOUBLE = new Surge("advice", "recovery", 2, "steady");

    @Test
    void a_step_that_was_never_out_of_the_band_recovered_at_once() {
        Finding finding = findingOn(within(5), ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).isEqualTo("recovered after 0 ms to a band of 110 ms");
    }

    @Test
    void the_instant_is_that_of_the_first_window_within_the_band() {
        // Slow until 4 s: of twenty requests one may be slow at p95, so the window begins with the last slow one.
        ARun run = ARun.of(slowUntil(4_000));

        assertThat(findingOn(within(5), run).measured()).isEqualTo("recovered after 3.79 s to a band of 110 ms");
        assertThat(findingOn(within(5), ARun.of(slowUntil(4_000))).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_late_recovery_fails() {
        Finding finding = findingOn(within(5), ARun.of(slowUntil(8_000)));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .isEqualTo("place-order came back to a band of 110 ms only 7.79 s after the start of recovery");
    }

    @Test
    void a_step_that_is_fast_once_and_slow_again_has_not_recovered() {
        Finding finding = findingOn(
                within(5),
                ARun.of(SOUND.butDuring(
                        "recovery",
                        (phase, millis) -> millis < 14_000
                                ? Reply.byModel()
                                : Reply.byModel().taking(400))));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("never recovered");
    }

    @Test
    void failures_are_slower_than_any_answer() {
        Finding finding =
                findingOn(within(5), ARun.of(SOUND.butDuring("recovery", (phase, millis) -> Reply.unanswered())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).endsWith("its last 20 requests took for ever at p95");
    }

    @Test
    void without_enough_requests_or_a_sound_reference_nothing_is_settled() {
        assertThat(findingOn(within(5), ARun.sound().withoutSamples(sample -> sample.user() >= 260 + 19))
                        .why())
                .isEqualTo("only 19 place-order requests during recovery, and 20 are needed");
        assertThat(findingOn(within(5), ARun.of(SOUND.butDuring("steady", (phase, millis) -> Reply.unanswered())))
                        .grade())
                .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void the_worst_second_is_held_against_the_mean_of_the_other_phase() {
        Finding finding = findingOn(DOUBLE, ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured())
                .isEqualTo("1.0 times (4 calls in a second of recovery, 4 a second during steady)");
    }

    @Test
    void a_burst_of_one_second_does_not_drown_in_a_calm_phase() {
        StoreBehaviour bursting = SOUND.butDuring(
                "recovery",
                (phase, millis) ->
                        millis >= 3_000 && millis < 4_000 ? Reply.byModel().tried(5, 6, 7) : Reply.byModel());

        Finding finding = findingOn(DOUBLE, ARun.of(bursting));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .isEqualTo("12 calls for advice reached the model in one second of recovery, 4 a second during steady");
        assertThat(finding.evidence().get(0).toMillis()
                        - finding.evidence().get(0).fromMillis())
                .isEqualTo(1_000);
        assertThat(findingOn(new Surge("advice", "recovery", 3, "steady"), ARun.of(bursting))
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void calls_that_nobody_could_see_settle_no_surge() {
        assertThat(findingOn(new Surge("advice", "down", 2, "steady"), ARun.sound())
                        .grade())
                .isEqualTo(Grade.INCONCLUSIVE);
        assertThat(findingOn(DOUBLE, ARun.of(SOUND.butDuring("recovery", (phase, millis) -> Reply.shutOut())))
                        .why())
                .isEqualTo("no call for advice was seen during recovery");
        assertThat(findingOn(new Surge("advice", "recovery", 2, "slow"), ARun.sound())
                        .why())
                .isEqualTo("only 11 calls for advice were seen during slow, and 20 are needed");
    }

    private static StoreBehaviour slowUntil(long untilMillis) {
        return SOUND.butDuring(
                "recovery",
                (phase, millis) -> millis < untilMillis ? Reply.byModel().taking(400) : Reply.byModel());
    }

    private static Recovery within(long seconds) {
        return new Recovery(
                "guest-checkout",
                "place-order",
                "recovery",
                95,
                Duration.ofSeconds(seconds),
                "steady",
                Duration.ofMillis(50));
    }
}

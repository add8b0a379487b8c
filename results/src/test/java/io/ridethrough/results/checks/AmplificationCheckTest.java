package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.AMPLIFICATION;
import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.Expectation.Amplification;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmplificationCheckTest {

    private static final StoreBehaviour SOUND = StoreBehaviour.sound();

    @Test
    void a_retry_storm_fails() {
        Finding finding = findingOn(
                AMPLIFICATION,
                ARun.of(SOUND.butDuring(
                        "slow", (phase, millis) -> Reply.timedOutFallback().tried(5, 205, 405, 605))));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo("each request for advice was tried 4.0 times during slow");
    }

    @Test
    void a_storm_of_five_seconds_does_not_drown_in_a_calm_phase() {
        Finding finding = findingOn(
                new Amplification("advice", List.of("steady", "slow"), 2),
                ARun.of(SOUND.butDuring(
                        "slow",
                        (phase, millis) -> millis >= 10_000 && millis < 15_000
                                ? Reply.timedOutFallback().tried(5, 205, 405)
                                : Reply.byModel())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("1.5 times over slow, 3.0 times at worst (60 calls for 20 requests)");
    }

    @Test
    void an_open_breaker_does_not_dilute_the_storm_that_opened_it() {
        Finding finding = findingOn(
                AMPLIFICATION,
                ARun.of(SOUND.butDuring(
                        "slow",
                        (phase, millis) -> millis % 5_000 < 1_000
                                ? Reply.timedOutFallback().tried(5, 205, 405, 605)
                                : Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo("each request for advice was tried 4.0 times during slow");
    }

    @Test
    void a_call_across_the_edge_of_a_phase_belongs_to_its_request() {
        Finding finding = findingOn(
                new Amplification("advice", List.of("steady"), 1),
                ARun.of(SOUND.butDuring(
                        "warm-up",
                        (phase, millis) -> Reply.byModel().taking(3_000).tried(2_900))));

        assertThat(finding.grade()).as(finding.why()).isEqualTo(Grade.PASS);
    }

    @Test
    void calls_that_belong_to_no_request_count_where_they_were_made() {
        Finding finding = findingOn(
                new Amplification("advice", List.of("steady"), 1.2),
                ARun.of(SOUND.butDuring(
                        "steady", (phase, millis) -> Reply.byModel().tried(5, 100))));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo("each request for advice was tried 2.0 times during steady");
    }

    @Test
    void a_phase_without_demand_is_inconclusive() {
        Finding finding = findingOn(
                AMPLIFICATION, ARun.sound().withoutSamples(sample -> sample.user() >= 100 && sample.user() < 180));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("no request asked for advice during slow");
    }

    @Test
    void a_phase_in_which_nobody_called_is_inconclusive() {
        Finding finding =
                findingOn(AMPLIFICATION, ARun.of(SOUND.butDuring("slow", (phase, millis) -> Reply.shutOut())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("no call for advice was seen during slow");
    }

    @Test
    void an_outage_that_ends_a_moment_late_does_not_hide_the_next_phase() {
        assertThat(findingOn(new Amplification("advice", List.of("slow", "recovery"), 1.2), ARun.sound())
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void a_phase_whose_wire_was_cut_is_inconclusive() {
        Finding finding = findingOn(new Amplification("advice", List.of("slow", "down"), 1.2), ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("calls for advice were refused unseen during down");
    }
}

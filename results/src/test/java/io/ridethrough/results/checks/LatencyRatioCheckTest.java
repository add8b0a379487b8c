package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.RATIO;
import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyRatioCheckTest {

    private static final StoreBehaviour SOUND = StoreBehaviour.sound();

    @Test
    void fails_when_the_phase_is_slower_than_ratio_and_slack_allow() {
        Finding finding = findingOn(
                RATIO,
                ARun.of(SOUND.butDuring(
                        "recovery", (phase, millis) -> Reply.byModel().taking(180))));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("3.0 times (180 ms against 60 ms)");
        assertThat(finding.why()).isEqualTo("place-order took 180 ms at p95 during recovery, 60 ms during steady");
    }

    @Test
    void a_small_difference_within_the_slack_passes() {
        Finding finding = findingOn(
                RATIO,
                ARun.of(SOUND.butDuring(
                        "recovery", (phase, millis) -> Reply.byModel().taking(110))));

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void requests_that_failed_fast_do_not_flatter_the_phase() {
        Reply refused = new Reply("", 2, Outcome.HTTP_ERROR, List.of());
        Finding finding = findingOn(
                RATIO,
                ARun.of(SOUND.butDuring(
                        "recovery", (phase, millis) -> millis % 2_500 == 0 ? refused : Reply.byModel())));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).contains("so many place-order requests failed during recovery");
    }

    @Test
    void a_failing_reference_is_inconclusive() {
        Finding finding = findingOn(RATIO, ARun.of(SOUND.butDuring("steady", (phase, millis) -> Reply.unanswered())));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).contains("nothing to compare with");
    }

    @Test
    void too_few_samples_are_inconclusive() {
        Finding finding = findingOn(RATIO, ARun.sound().withoutSamples(sample -> sample.user() >= 260 + 19));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("only 19 place-order requests during recovery, and 20 are needed");
    }
}

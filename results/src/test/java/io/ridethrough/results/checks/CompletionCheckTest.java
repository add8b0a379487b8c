package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.COMPLETION;
import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CompletionCheckTest {

    /** First user of the phase slow: 25 s at four a second. */
    private static final int SLOW = 100;

    @Test
    void names_the_worst_phase_and_the_commonest_failing_step() {
        Finding finding = findingOn(
                COMPLETION,
                ARun.sound()
                        .journeys(failing(SLOW, SLOW + 8))
                        .samples(erring("place-order", SLOW, SLOW + 6, "Internal server error"))
                        .samples(erring("view-product", SLOW + 6, SLOW + 8, "reset"))
                        .journeys(failing(30, 31)));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("90 % (72 of 80) during slow");
        assertThat(finding.why())
                .isEqualTo("8 of 80 guest checkout journeys begun during slow did not complete,"
                        + " most often (6) at place-order: Internal server error");
        assertThat(finding.evidence())
                .containsExactly(new Finding.Evidence("completion/guest-checkout", 25_000, 45_000));
    }

    @Test
    void failures_of_one_phase_do_not_drown_in_the_others() {
        Finding finding = findingOn(COMPLETION, ARun.sound().journeys(failing(SLOW, SLOW + 1)));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("98.75 % (79 of 80) during slow");
    }

    @Test
    void failures_during_the_warm_up_do_not_count() {
        assertThat(findingOn(COMPLETION, ARun.sound().journeys(failing(0, 20))).grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void a_phase_without_journeys_is_inconclusive() {
        Finding finding =
                findingOn(COMPLETION, ARun.sound().withoutJourneys(journey -> isIn(journey.user(), SLOW, SLOW + 80)));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("no guest-checkout journey began and ended during slow");
    }

    @Test
    void a_failure_in_one_phase_wins_over_an_empty_one() {
        Finding finding = findingOn(
                COMPLETION,
                ARun.sound()
                        .withoutJourneys(journey -> isIn(journey.user(), SLOW, SLOW + 80))
                        .journeys(failing(30, 60)));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void what_the_end_of_the_run_cut_off_is_counted_apart_and_cannot_make_a_failure() {
        Finding finding = findingOn(COMPLETION, ARun.sound().journeys(aborted(330, 340)));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.measured()).isEqualTo("100 % (70 of 70) during recovery, 10 cut off by the end of the run");
        assertThat(finding.why()).contains("could have tipped it");
    }

    private static UnaryOperator<Journey> failing(int from, int to) {
        return journey -> isIn(journey.user(), from, to)
                ? new Journey(
                        journey.flow(),
                        journey.user(),
                        journey.intendedAt(),
                        journey.startedAt(),
                        journey.endedAt(),
                        false,
                        false)
                : journey;
    }

    private static UnaryOperator<Journey> aborted(int from, int to) {
        return journey -> isIn(journey.user(), from, to)
                ? new Journey(
                        journey.flow(),
                        journey.user(),
                        journey.intendedAt(),
                        journey.startedAt(),
                        journey.endedAt(),
                        false,
                        true)
                : journey;
    }

    private static UnaryOperator<Sample> erring(String step, int from, int to, String error) {
        return sample -> sample.step().equals(step) && isIn(sample.user(), from, to)
                ? new Sample(
                        sample.flow(),
                        sample.step(),
                        sample.user(),
                        sample.intendedAt(),
                        sample.startedAt(),
                        sample.endedAt(),
                        500,
                        Outcome.HTTP_ERROR,
                        "",
                        error)
                : sample;
    }

    private static boolean isIn(int user, int from, int to) {
        return from <= user && user < to;
    }
}

package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation.ErrorsShown;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ErrorsShownCheckTest {

    private static final ErrorsShown ONE_PERCENT = new ErrorsShown("", List.of("steady", "slow", "down"), 0.01);

    @Test
    void a_sound_shop_shows_no_error() {
        Finding finding = findingOn(ONE_PERCENT, ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).isEqualTo("0 % (0 of 160) of guest-checkout during steady");
        assertThat(finding.source()).isEqualTo("client");
    }

    @Test
    void an_error_behind_a_good_status_is_counted_and_named_by_step_and_kind() {
        Finding finding = findingOn(
                ONE_PERCENT, ARun.sound().samples(ending(orders(104, 110), Outcome.CHECK_FAILED, 200, "UNDEFINED")));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).isEqualTo("3.75 % (6 of 160) of guest-checkout during slow");
        assertThat(finding.why())
                .isEqualTo("6 of 160 guest checkout requests during slow showed the customer an error,"
                        + " most often (6) place-order: an error behind HTTP 200 (UNDEFINED)");
        assertThat(finding.evidence()).hasSize(1).first().satisfies(evidence -> {
            assertThat(evidence.series()).isEqualTo("latency/guest-checkout/place-order");
            assertThat(evidence.fromMillis()).isEqualTo(25_000);
        });
    }

    @Test
    void refusals_silence_and_broken_connections_are_errors_too() {
        ARun run = ARun.sound()
                .samples(ending(orders(104, 105), Outcome.HTTP_ERROR, 500, ""))
                .samples(ending(orders(105, 107), Outcome.TIMED_OUT, 0, ""))
                .samples(ending(orders(107, 108), Outcome.NO_RESPONSE, 0, ""));

        Finding finding = findingOn(ONE_PERCENT, run);

        assertThat(finding.measured()).startsWith("2.5 % (4 of 160)");
        assertThat(finding.why()).endsWith("most often (2) place-order: no answer in time");
    }

    @Test
    void a_share_that_is_met_exactly_passes_and_one_error_more_fails() {
        ErrorsShown two = new ErrorsShown("guest-checkout", List.of("slow"), 0.0125);

        assertThat(findingOn(two, failing(2)).grade()).isEqualTo(Grade.PASS);
        assertThat(findingOn(two, failing(3)).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void none_at_all_can_be_claimed() {
        ErrorsShown none = new ErrorsShown("guest-checkout", List.of("slow"), 0);

        assertThat(findingOn(none, ARun.sound()).grade()).isEqualTo(Grade.PASS);
        assertThat(findingOn(none, failing(1)).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void a_good_phase_does_not_thin_out_a_bad_one() {
        Finding finding = findingOn(new ErrorsShown("", List.of("steady", "slow"), 0.04), failing(8));

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).contains("8 of 160 guest checkout requests during slow");
    }

    @Test
    void a_phase_in_which_nothing_ended_settles_nothing() {
        Finding finding = findingOn(
                ONE_PERCENT, ARun.sound().withoutSamples(sample -> sample.user() >= 178 && sample.user() < 262));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("no guest-checkout request began and ended during down");
    }

    @Test
    void what_the_end_of_the_run_cut_off_may_have_been_errors() {
        Finding finding =
                findingOn(ONE_PERCENT, ARun.sound().samples(ending(orders(104, 110), Outcome.ABORTED, 0, "cut off")));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.measured())
                .isEqualTo("0 % (0 of 154) of guest-checkout during slow, 6 cut off by the end of the run");
    }

    @Test
    void a_bound_that_allows_everything_claims_nothing() {
        assertThat(findingOn(new ErrorsShown("", List.of("slow"), 1), ARun.sound())
                        .grade())
                .isEqualTo(Grade.INCONCLUSIVE);
    }

    private static ARun failing(int orders) {
        return ARun.sound().samples(ending(orders(104, 104 + orders), Outcome.HTTP_ERROR, 500, ""));
    }

    private static Predicate<Sample> orders(int from, int to) {
        return sample -> sample.step().equals("place-order") && sample.user() >= from && sample.user() < to;
    }

    private static UnaryOperator<Sample> ending(Predicate<Sample> some, Outcome outcome, int status, String error) {
        return sample -> some.test(sample)
                ? new Sample(
                        sample.flow(),
                        sample.step(),
                        sample.user(),
                        sample.intendedAt(),
                        sample.startedAt(),
                        sample.endedAt(),
                        status,
                        outcome,
                        sample.inference(),
                        error)
                : sample;
    }
}

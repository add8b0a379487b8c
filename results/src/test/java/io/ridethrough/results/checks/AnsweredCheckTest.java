package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AnsweredCheckTest {

    /** First user of the phase slow: 25 s at four a second. */
    private static final int SLOW = 100;

    @Test
    void a_shop_that_answers_nobody_cannot_pass_whatever_is_claimed() {
        Verdict verdict = judged(sample -> true, Outcome.TIMED_OUT, 0);

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(verdict.sentence())
                .startsWith("INCONCLUSIVE: the run cannot be relied on: none of 160 guest checkout requests during"
                        + " steady had a good answer, ");
    }

    @Test
    void a_shop_that_refuses_everybody_for_one_phase_cannot_pass() {
        Finding finding =
                answered(judged(sample -> SLOW <= sample.user() && sample.user() < SLOW + 80, Outcome.HTTP_ERROR, 429));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("none of 160 guest checkout requests during slow had a good answer");
        assertThat(finding.measured()).isEqualTo("75 % (480 of 640) good answers");
        assertThat(finding.evidence()).containsExactly(new Finding.Evidence("latency/guest-checkout", 25_000, 44_790));
    }

    @Test
    void five_seconds_of_silence_are_not_drowned_by_what_came_after() {
        Finding finding =
                answered(judged(sample -> SLOW <= sample.user() && sample.user() < SLOW + 22, Outcome.NO_RESPONSE, 0));

        assertThat(finding.why())
                .isEqualTo("44 guest checkout requests in a row, within 5.29 s during slow, had no good answer");
    }

    @Test
    void a_shorter_silence_is_for_claims_to_judge() {
        assertThat(answered(judged(
                                sample -> SLOW <= sample.user() && sample.user() < SLOW + 18, Outcome.NO_RESPONSE, 0))
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void a_flow_of_which_one_step_works_is_not_silent() {
        assertThat(answered(judged(sample -> sample.step().equals("place-order"), Outcome.HTTP_ERROR, 500))
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void what_fails_in_a_shop_that_answers_nobody_is_held_against_it() {
        Verdict verdict = Judge.judge(ARun.sound()
                .samples(sample -> Samples.ending(sample, Outcome.HTTP_ERROR, 429))
                .claiming(new Expectation.ErrorsShown("", List.of("steady"), 0.01))
                .setting("fault-healed", "slow/1", "touched", 37)
                .build());

        assertThat(Claims.finding(verdict, "errors-shown/all").grade()).isNotEqualTo(Grade.PASS);
        assertThat(ValidityChecks.isDoubt(answered(verdict))).isFalse();
    }

    private static Verdict judged(Predicate<Sample> some, Outcome outcome, int status) {
        return Judge.judge(ARun.sound()
                .samples(sample -> some.test(sample) ? Samples.ending(sample, outcome, status) : sample)
                .claiming(Claims.ORDERS)
                .build());
    }

    private static Finding answered(Verdict verdict) {
        return Claims.finding(verdict, "validity/answered");
    }
}

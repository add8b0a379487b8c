package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Loss;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {

    @Test
    void a_sound_run_passes_every_claim() {
        Verdict verdict = Judge.judge(ARun.sound().claiming(Claims.all()).build());

        assertThat(verdict.findings()).allSatisfy(finding -> {
            assertThat(finding.grade()).as(finding.id() + ": " + finding.why()).isEqualTo(Grade.PASS);
            assertThat(finding.why()).isEmpty();
            assertThat(finding.sentence()).endsWith(".");
        });
        assertThat(verdict.grade()).isEqualTo(Grade.PASS);
        assertThat(verdict.sentence()).isEqualTo("PASS: all 9 claims hold.");
    }

    @Test
    void the_runs_own_validity_comes_first() {
        Verdict verdict = Judge.judge(ARun.sound().claiming(Claims.ORDERS).build());

        assertThat(verdict.findings())
                .extracting(Finding::id)
                .containsExactly(
                        "validity/run-ended",
                        "validity/arrivals",
                        "validity/schedule",
                        "validity/records",
                        "validity/samples",
                        "validity/answered",
                        "validity/fault/slow/1",
                        "validity/fault/down/1",
                        "validity/wire/advice",
                        "orders-reconcile/ledger");
    }

    @Test
    void two_claims_about_the_same_subject_have_different_ids() {
        Verdict verdict = Judge.judge(
                ARun.sound().claiming(Claims.COMPLETION, Claims.COMPLETION).build());

        assertThat(verdict.findings()).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(verdict.findings())
                .extracting(Finding::id)
                .contains("completion/guest-checkout", "completion/guest-checkout/2");
    }

    @Test
    void a_failure_is_told_with_its_cause() {
        Verdict verdict = Judge.judge(ARun.of(StoreBehaviour.withoutBreaker())
                .claiming(Claims.COMPLETION, Claims.OPENS)
                .build());

        assertThat(verdict.grade()).isEqualTo(Grade.FAIL);
        assertThat(verdict.sentence())
                .isEqualTo("FAIL: 1 of 2 claims does not hold: no breaker opened for advice:"
                        + " 80 of 80 requests still called the model during slow.");
    }

    @Test
    void causes_are_told_before_symptoms_and_each_kind_once() {
        Verdict verdict = Judge.judge(ARun.of(StoreBehaviour.withoutBreaker())
                .claiming(Claims.SHUTS_OUT, Claims.OPENS, Claims.OPENS)
                .build());

        assertThat(verdict.sentence())
                .startsWith("FAIL: 3 of 3 claims do not hold: no breaker opened for advice:")
                .containsOnlyOnce("no breaker opened")
                .endsWith("and 1 more.");
    }

    @Test
    void a_run_in_doubt_holds_no_failure_against_the_shop() {
        Verdict verdict = Judge.judge(ARun.of(StoreBehaviour.withoutBreaker())
                .withoutEvent("run-ended")
                .claiming(Claims.OPENS)
                .build());

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(verdict.sentence())
                .isEqualTo("INCONCLUSIVE: the run cannot be relied on: the journal breaks off before the run's end.");
        assertThat(Claims.finding(verdict, "breaker-opens/advice").why())
                .isEqualTo("no breaker opened for advice: 80 of 80 requests still called the model during slow;"
                        + " not held against the shop, because the run itself is in doubt");
    }

    @Test
    void orders_that_do_not_add_up_fail_even_a_run_in_doubt() {
        Verdict verdict = Judge.judge(ARun.of(StoreBehaviour.withoutBreaker())
                .withoutClaims(claim -> claim.user() == 6)
                .withoutEvent("run-ended")
                .claiming(Claims.OPENS, Claims.ORDERS)
                .build());

        assertThat(verdict.grade()).isEqualTo(Grade.FAIL);
        assertThat(verdict.sentence())
                .isEqualTo("FAIL: 1 of 2 claims does not hold: 1 order was claimed by nobody (000000007)."
                        + " The run itself is in doubt: the journal breaks off before the run's end.");
    }

    @Test
    void orders_that_do_not_add_up_for_want_of_lost_claims_are_not_held_against_the_shop() {
        Loss lost = new Loss("claims.ndjson", Loss.Extent.TORN, "ends in mid-line");

        Verdict verdict = Judge.judge(ARun.sound()
                .withoutClaims(claim -> claim.user() == 6)
                .claiming(Claims.ORDERS)
                .build()
                .lacking(List.of(lost)));

        assertThat(verdict.sentence())
                .isEqualTo("INCONCLUSIVE: the run cannot be relied on: the run folder is not whole: claims.ndjson ends"
                        + " in mid-line.");
    }

    @Test
    void orders_that_do_not_add_up_fail_whatever_else_is_lost() {
        Loss lost = new Loss("samples.bin", Loss.Extent.TORN, "ends in mid-record");

        Verdict verdict = Judge.judge(ARun.sound()
                .withoutClaims(claim -> claim.user() == 6)
                .claiming(Claims.ORDERS)
                .build()
                .lacking(List.of(lost)));

        assertThat(verdict.grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void a_file_that_perhaps_never_was_is_named_and_doubts_nothing() {
        Loss absent = new Loss("egress.ndjson", Loss.Extent.ABSENT, "is not there");

        Verdict verdict =
                Judge.judge(ARun.sound().claiming(Claims.ORDERS).build().lacking(List.of(absent)));

        assertThat(verdict.grade()).isEqualTo(Grade.PASS);
        assertThat(Claims.finding(verdict, Judge.LOSSES).measured()).isEqualTo("egress.ndjson is not there");
    }

    @Test
    void a_run_of_which_nothing_is_claimed_is_inconclusive() {
        Verdict verdict = Judge.judge(ARun.sound().build());

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(verdict.sentence()).isEqualTo("INCONCLUSIVE: nothing was claimed of the run.");
    }

    @Test
    void a_crashed_check_is_inconclusive() {
        Check crashing = new Check() {
            @Override
            public Claimed claimed() {
                return new Claimed("completion", "x", "", "", "");
            }

            @Override
            public Ruling rule(RunRecord run) {
                throw new IllegalStateException("bad arithmetic");
            }
        };

        Ruling ruling = Judge.ruling(crashing, ARun.sound().build());

        assertThat(ruling.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(ruling.why()).contains("the check crashed", "bad arithmetic");
    }

    @Test
    void a_run_without_anything_but_its_plan_is_inconclusive() {
        RunRecord whole = ARun.sound().claiming(Claims.all()).build();
        RunRecord bare =
                new RunRecord(whole.plan(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

        Verdict verdict = Judge.judge(bare);

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(verdict.findings()).extracting(Finding::grade).containsOnly(Grade.INCONCLUSIVE);
    }

    @Test
    void nothing_answered_is_never_a_pass() {
        Verdict verdict = Judge.judge(ARun.of((phase, millis) -> Reply.unanswered())
                .claiming(Claims.all())
                .build());

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(verdict.findings())
                .filteredOn(finding -> !finding.claim().equals(ValidityChecks.CLAIM))
                .extracting(Finding::grade)
                .doesNotContain(Grade.PASS);
    }

    @Test
    void a_claim_that_no_measurement_could_break_is_inconclusive() {
        Verdict verdict = Judge.judge(ARun.sound()
                .claiming(
                        new Expectation.Completion("guest-checkout", List.of("steady"), 0),
                        new Expectation.Completion("guest-checkout", List.of(), 0.9),
                        new Expectation.Completion("guest-checkout", List.of("warm-up"), 0.9),
                        new Expectation.Completion("guest-checkout", List.of("stedy"), 0.9),
                        new Expectation.BreakerShutsOut("advice", List.of("slow"), 1),
                        new Expectation.Amplification("advise", List.of("slow"), 1.2),
                        new Expectation.Amplification("advice", List.of("slow"), Double.NaN))
                .build());

        assertThat(verdict.findings())
                .filteredOn(finding -> !finding.claim().equals(ValidityChecks.CLAIM))
                .hasSize(7)
                .extracting(Finding::grade)
                .containsOnly(Grade.INCONCLUSIVE);
    }

    @Test
    void judging_again_gives_the_same_bytes() throws Exception {
        byte[] once = RunJson.pretty(Judge.judge(
                ARun.of(StoreBehaviour.withoutBreaker()).claiming(Claims.all()).build()));
        byte[] again = RunJson.pretty(Judge.judge(
                ARun.of(StoreBehaviour.withoutBreaker()).claiming(Claims.all()).build()));

        assertThat(again).isEqualTo(once);
    }
}

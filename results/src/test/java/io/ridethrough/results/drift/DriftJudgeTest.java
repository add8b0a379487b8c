package io.ridethrough.results.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftJudgeTest {
    private static final DriftRule RULE = DriftRule.DEFAULT;

    @Test
    void the_same_answers_are_no_drift() {
        DriftVerdict verdict = judge(Answers.same());

        assertThat(verdict.sentence()).isEqualTo("NO DRIFT: 200 of 200 decisions are the same");
        assertThat(verdict.gates())
                .extracting(GateFinding::gate)
                .containsExactly("agreement", "jurisdiction", "divergence");
    }

    @Test
    void the_same_answers_under_another_name_are_no_drift() {
        DriftMeasurement lie =
                Answers.measured(Answers.side("v1", "advisor-v1"), Answers.side("v1", "advisor-v9"), Answers.same());

        assertThat(DriftJudge.judge(lie, RULE).grade()).isEqualTo(DriftGrade.NO_DRIFT);
    }

    @Test
    void other_answers_under_the_same_name_are_drift() {
        DriftMeasurement lie =
                Answers.measured(Answers.side("v1", "advisor-v1"), Answers.side("v1", "advisor-v1"), changed(40));

        assertThat(DriftJudge.judge(lie, RULE).grade()).isEqualTo(DriftGrade.DRIFT);
    }

    @Test
    void one_changed_rule_is_drift_for_its_decisions() {
        DriftVerdict verdict = judge(changed(25));

        assertThat(verdict.grade()).isEqualTo(DriftGrade.DRIFT);
        assertThat(verdict.reason()).startsWith("agreement: 25 of 200 decisions changed (all prompts)");
    }

    @Test
    void four_changed_decisions_of_200_are_within_the_bound() {
        assertThat(judge(changed(4)).grade()).isEqualTo(DriftGrade.NO_DRIFT);
    }

    @Test
    void between_the_bound_and_certainty_it_cannot_be_told() {
        for (int count : new int[] {5, 8}) {
            DriftVerdict verdict = judge(changed(count));

            assertThat(verdict.grade()).isEqualTo(DriftGrade.INCONCLUSIVE);
            assertThat(verdict.reason()).contains("by chance");
        }
        assertThat(judge(changed(9)).grade()).isEqualTo(DriftGrade.DRIFT);
    }

    @Test
    void a_purpose_that_changed_does_not_drown_among_the_others() {
        // 8 of the 67 prompts about advice: 4 % of all, 12 % of the purpose.
        List<DriftCase> advice = Answers.cases(
                i -> Answers.sure("A"), i -> i % 3 == 0 && i < 24 ? Answers.sure("B") : Answers.sure("A"));

        DriftVerdict verdict = judge(advice);

        assertThat(verdict.grade()).isEqualTo(DriftGrade.DRIFT);
        assertThat(verdict.reason()).contains("8 of 67 decisions changed (advice)");
    }

    @Test
    void a_few_prompts_cannot_show_agreement() {
        DriftVerdict verdict = judge(Answers.same().subList(0, 50));

        assertThat(verdict.grade()).isEqualTo(DriftGrade.INCONCLUSIVE);
        assertThat(verdict.reason()).startsWith("agreement: too few prompts");
    }

    @Test
    void one_decision_outside_the_jurisdiction_is_drift_however_well_the_rest_agree() {
        List<DriftCase> cases = Answers.cases(
                i -> Answers.sure("A"), i -> i == 7 ? Answers.answer("US", "A", false, 0.99) : Answers.sure("A"));

        DriftVerdict verdict = judge(cases);

        assertThat(verdict.grade()).isEqualTo(DriftGrade.DRIFT);
        assertThat(verdict.reason()).isEqualTo("jurisdiction: the client's jurisdiction forbids the decision of p-7");
        assertThat(verdict.gates().get(0).grade()).isEqualTo(DriftGrade.NO_DRIFT);
    }

    @Test
    void a_violation_that_the_first_model_has_too_is_not_new() {
        DriftAnswer forbidden = Answers.answer("US", "A", false, 0.99);
        List<DriftCase> cases =
                Answers.cases(i -> i == 7 ? forbidden : Answers.sure("A"), i -> i == 7 ? forbidden : Answers.sure("A"));

        assertThat(judge(cases).grade()).isEqualTo(DriftGrade.NO_DRIFT);
    }

    @Test
    void unchanged_decisions_that_have_become_less_sure_are_drift() {
        List<DriftCase> cases = Answers.cases(
                i -> Answers.sure("A"), i -> i % 4 == 0 ? Answers.answer("A", "right", true, 0.7) : Answers.sure("A"));

        DriftVerdict verdict = judge(cases);

        assertThat(verdict.grade()).isEqualTo(DriftGrade.DRIFT);
        assertThat(verdict.reason()).startsWith("divergence: the deciding token is weighed otherwise at 50 of 200");
    }

    @Test
    void what_the_first_model_does_to_itself_is_not_held_against_the_other() {
        List<DriftCase> cases = Answers.same().stream()
                .map(each -> new DriftCase(
                        each.id(),
                        each.purpose(),
                        List.of(Answers.sure("A"), Answers.answer("A", "right", true, 0.7)),
                        Answers.answer("A", "right", true, 0.7)))
                .toList();

        assertThat(judge(cases).grade()).isEqualTo(DriftGrade.NO_DRIFT);
    }

    @Test
    void without_probabilities_it_cannot_be_told_unless_decisions_are_to_do() {
        DriftAnswer untold = new DriftAnswer("A", true, true, List.of(new Place("A", Map.of())));
        List<DriftCase> cases = Answers.cases(i -> untold, i -> untold);

        DriftVerdict strict = judge(cases);
        assertThat(strict.grade()).isEqualTo(DriftGrade.INCONCLUSIVE);
        assertThat(strict.reason()).startsWith("divergence: the servers tell no token probabilities");

        DriftRule decisionsAlone = new DriftRule(0.98, 0.04, 0.9, 0, 0.05, 3, 0.02, false);
        assertThat(DriftJudge.judge(Answers.measured(cases), decisionsAlone).grade())
                .isEqualTo(DriftGrade.NO_DRIFT);
    }

    @Test
    void a_first_model_that_contradicts_itself_is_no_yardstick() {
        List<DriftCase> cases = Answers.same().stream()
                .map(each -> new DriftCase(
                        each.id(),
                        each.purpose(),
                        List.of(Answers.sure("A"), Answers.sure(each.id().endsWith("3") ? "B" : "A")),
                        Answers.sure("A")))
                .toList();

        assertThat(judge(cases).grade()).isEqualTo(DriftGrade.NO_DRIFT);

        List<DriftCase> worse = cases.stream()
                .map(each -> each.id().endsWith("4")
                        ? new DriftCase(
                                each.id(),
                                each.purpose(),
                                List.of(Answers.sure("A"), Answers.sure("B")),
                                Answers.sure("A"))
                        : each)
                .toList();
        DriftVerdict verdict = judge(worse);
        assertThat(verdict.grade()).isEqualTo(DriftGrade.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("no yardstick");
    }

    @Test
    void too_many_failed_exchanges_blame_nobody() {
        DriftSide failing = new DriftSide(
                "v2", List.of("v2"), List.of(), 200, 5, List.of(new DriftSide.Problem("refused (status 429)", 5)));

        DriftVerdict verdict = DriftJudge.judge(
                Answers.measured(Answers.side("v1", "v1"), failing, changed(40).subList(0, 195)), RULE);

        assertThat(verdict.sentence())
                .isEqualTo("INCONCLUSIVE: v2 did not answer 5 of 200 times, mostly: refused (status 429)");
        assertThat(verdict.gates().get(0).grade()).isEqualTo(DriftGrade.DRIFT);
    }

    @Test
    void a_few_failed_exchanges_are_no_disagreements() {
        DriftSide failing = new DriftSide("v2", List.of("v2"), List.of(), 200, 4, List.of());

        DriftVerdict verdict = DriftJudge.judge(
                Answers.measured(
                        Answers.side("v1", "v1"), failing, Answers.same().subList(0, 196)),
                RULE);

        assertThat(verdict.sentence()).isEqualTo("NO DRIFT: 196 of 196 decisions are the same");
    }

    @Test
    void a_side_that_changed_its_version_meanwhile_cannot_be_judged() {
        DriftVerdict verdict = DriftJudge.judge(
                Answers.measured(Answers.side("v1", "v1"), Answers.side("v2", "v1", "v2"), Answers.same()), RULE);

        assertThat(verdict.sentence()).isEqualTo("INCONCLUSIVE: v2 answered as more than one version: v1, v2");
    }

    @Test
    void nothing_answered_is_inconclusive() {
        DriftVerdict verdict = judge(List.of());

        assertThat(verdict.grade()).isEqualTo(DriftGrade.INCONCLUSIVE);
    }

    private static List<DriftCase> changed(int count) {
        // Spread over the purposes.
        return Answers.cases(i -> Answers.sure("A"), i -> i < count ? Answers.sure("B") : Answers.sure("A"));
    }

    private static DriftVerdict judge(List<DriftCase> cases) {
        return DriftJudge.judge(Answers.measured(cases), RULE);
    }
}

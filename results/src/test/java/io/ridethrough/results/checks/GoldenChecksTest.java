package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.Expectation.AnswersUnmixed;
import io.ridethrough.results.plan.Expectation.DriftGone;
import io.ridethrough.results.plan.Expectation.DriftNoticed;
import io.ridethrough.results.plan.Expectation.SwapUndisturbed;
import io.ridethrough.results.plan.PlannedWatch;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Claims about golden prompts and swaps of the model, each seen to hold and to fail. */
class GoldenChecksTest {
    private static final Expectation NOTICED = new DriftNoticed("drifted", Duration.ofSeconds(10), 3, 30);
    private static final Expectation GONE = new DriftGone("rolled-back", Duration.ofSeconds(3), 3, 30);
    private static final Expectation UNMIXED = new AnswersUnmixed(List.of("steady", "drifted", "rolled-back"));
    private static final Expectation UNDISTURBED = new SwapUndisturbed(Duration.ofMillis(500));

    @Test
    void a_swap_that_is_noticed_and_rolled_back_passes_all_four() {
        for (Expectation claim : List.of(NOTICED, GONE, UNMIXED, UNDISTURBED)) {
            Ruling ruling = judge(GoldenRun.sound(), claim);
            assertThat(ruling.grade()).as(ruling.toString()).isEqualTo(Grade.PASS);
        }
        assertThat(judge(GoldenRun.sound(), NOTICED).measured())
                .isEqualTo(
                        "noticed after 3.85 s; 16 of 80 wrong during drifted, false alarms in at most 0.37 % of runs");
        assertThat(judge(GoldenRun.sound(), UNMIXED).measured())
                .isEqualTo("0 of 239 mixed; 2 that could tell were under way at 2 swaps");
        assertThat(judge(GoldenRun.sound(), UNDISTURBED).measured())
                .isEqualTo("0 disturbed of 10 under way near 2 swaps, 2 at the very instant");
    }

    @Test
    void a_swap_without_drift_is_not_noticed() {
        GoldenRun same = GoldenRun.sound().answers(answer -> true, answer -> GoldenRun.saying(answer, "advisor-v1"));
        assertThat(judge(same, NOTICED)).satisfies(failed("0 of 80 golden answers were wrong"));
        assertThat(judge(same, GONE)).satisfies(unsettled("no drift could be seen to go"));
    }

    @Test
    void drift_that_is_noticed_too_late_is_not_noticed_in_time() {
        assertThat(judge(GoldenRun.sound(), new DriftNoticed("drifted", Duration.ofSeconds(2), 3, 30)))
                .satisfies(failed("only 3.85 s after the start of drifted"));
    }

    @Test
    void an_alarm_in_the_steady_phase_is_a_false_one() {
        GoldenRun drifting =
                GoldenRun.sound().answers(sentIn(10_000, 20_000), answer -> GoldenRun.saying(answer, "advisor-v2"));
        assertThat(judge(drifting, NOTICED)).satisfies(failed("before drifted, when there was none"));
    }

    @Test
    void a_prompt_that_the_served_version_never_knew_raises_no_alarm() {
        RunRecord run = GoldenRun.sound()
                .answers(answer -> answer.id().equals("advice-3"), GoldenChecksTest::expectingAnother)
                .build(NOTICED);
        assertThat(GoldenSight.of(run).answers()).hasSize(240 - 12);
        assertThat(judge(run).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_rule_that_cries_wolf_settles_nothing() {
        assertThat(judge(GoldenRun.sound(), new DriftNoticed("drifted", Duration.ofSeconds(10), 1, 30)))
                .satisfies(unsettled("the rule may raise a false alarm in 40 % of runs"));
    }

    @Test
    void without_answers_nothing_is_noticed_nor_gone_nor_unmixed() {
        GoldenRun silent = GoldenRun.sound().withoutAnswers(answer -> true);
        for (Expectation claim : List.of(NOTICED, GONE, UNMIXED)) {
            assertThat(judge(silent, claim).grade()).isEqualTo(Grade.INCONCLUSIVE);
        }
        GoldenRun refused =
                GoldenRun.sound().answers(sentIn(20_000, 40_000), answer -> GoldenRun.ending(answer, "refused"));
        assertThat(judge(refused, NOTICED)).satisfies(unsettled("only 0 golden answers that can tell were asked for"));
    }

    @Test
    void a_rollback_that_rolls_nothing_back_leaves_drift() {
        GoldenRun stuck =
                GoldenRun.sound().answers(sentIn(40_000, 60_000), answer -> GoldenRun.saying(answer, "advisor-v2"));
        assertThat(judge(stuck, GONE)).satisfies(failed("golden answers were still wrong"));
    }

    @Test
    void an_answer_that_names_two_models_is_mixed() {
        GoldenRun mixed = GoldenRun.sound()
                .answers(sentAt(19_900), answer -> GoldenRun.withModels(answer, "advisor-v1", "advisor-v2"));
        assertThat(judge(mixed, UNMIXED))
                .satisfies(failed("advice-0, asked for 19.9 s after the start of load, names models advisor-v1 and"
                        + " advisor-v2 and fingerprint fp-advisor-v1"));
    }

    @Test
    void a_text_that_no_version_says_is_mixed_whatever_its_labels() {
        GoldenRun mixed =
                GoldenRun.sound().answers(sentAt(19_900), answer -> GoldenRun.withText(answer, "half", List.of()));
        assertThat(judge(mixed, UNMIXED))
                .satisfies(failed("names advisor-v1 and is no version's whole answer: \"FUND-A: half of this"));
    }

    @Test
    void an_answer_under_another_versions_name_is_mislabelled() {
        GoldenRun mislabelled = GoldenRun.sound()
                .answers(sentAt(19_900), answer -> GoldenRun.withText(answer, "0-FUND-B", List.of("advisor-v2")));
        assertThat(judge(mislabelled, UNMIXED)).satisfies(failed("names advisor-v1 and is the answer of advisor-v2"));
        assertThat(judge(
                        GoldenRun.sound().answers(sentAt(19_900), answer -> GoldenRun.withModels(answer, "advisor-v2")),
                        UNMIXED))
                .satisfies(failed("names advisor-v2, whose fingerprint it does not bear"));
        assertThat(judge(
                        GoldenRun.sound().answers(sentAt(19_900), answer -> GoldenRun.withModels(answer, "other")),
                        UNMIXED))
                .satisfies(failed("names other, which was not asked before load"));
    }

    @Test
    void a_swap_that_no_telling_answer_met_settles_nothing() {
        assertThat(judge(GoldenRun.sound().withoutAnswers(sentAt(19_900)), UNMIXED))
                .satisfies(unsettled("no golden answer that could tell was under way at the swap drifted/1"));
        assertThat(judge(GoldenRun.sound().withoutReferences(), UNMIXED))
                .satisfies(unsettled("no version was asked before load"));
    }

    @Test
    void an_order_that_a_rollback_drops_is_a_disturbance() {
        GoldenRun dropped = GoldenRun.sound()
                .samples(
                        startedAt(39_900), sample -> ended(sample, Outcome.CHECK_FAILED, "", "the model was switched"));
        assertThat(judge(dropped, UNDISTURBED))
                .satisfies(failed("1 of 10 requests under way at a swap were disturbed: place-order of guest-checkout"
                        + " (the model was switched)"));
    }

    @Test
    void a_journey_that_does_not_complete_after_the_swap_is_a_disturbance() {
        GoldenRun broken = GoldenRun.sound()
                .journeys(
                        journey -> journey.endedAt() == GoldenRun.at(40_200),
                        journey -> new Journey(
                                journey.flow(),
                                journey.user(),
                                journey.intendedAt(),
                                journey.startedAt(),
                                journey.endedAt(),
                                false,
                                false));
        assertThat(judge(broken, UNDISTURBED)).satisfies(failed("its journey did not complete"));
    }

    @Test
    void fallbacks_at_a_swap_are_the_swaps_unless_chance_may_have_brought_them() {
        GoldenRun one = GoldenRun.sound().samples(startedAt(39_900), GoldenChecksTest::fallback);
        assertThat(judge(one, UNDISTURBED)).satisfies(unsettled("chance may have brought it"));
        GoldenRun two = GoldenRun.sound().samples(startedAt(39_900).or(startedAt(19_900)), GoldenChecksTest::fallback);
        assertThat(judge(two, UNDISTURBED)).satisfies(failed("2 of 10 requests under way at a swap fell back"));
        GoldenRun all = GoldenRun.sound().samples(sample -> true, GoldenChecksTest::fallback);
        assertThat(judge(all, UNDISTURBED).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_swap_that_nobody_met_or_that_is_not_in_the_journal_settles_nothing() {
        assertThat(judge(GoldenRun.sound().withoutSamples(sample -> true), UNDISTURBED))
                .satisfies(unsettled("nobody was asking for inference at the swap drifted/1"));
        assertThat(judge(GoldenRun.sound().withoutEvent("fault-healed"), UNDISTURBED))
                .satisfies(unsettled("the journal does not tell when the rollback of drifted/1 was"));
    }

    @Test
    void a_watch_that_fell_behind_makes_the_run_doubtful() {
        WatchCheck check = new WatchCheck(new PlannedWatch(20, 4, 240, Duration.ofSeconds(5)));
        assertThat(check.rule(GoldenRun.sound().build()).grade()).isEqualTo(Grade.PASS);
        assertThat(check.rule(
                        GoldenRun.sound().withoutAnswers(sentIn(0, 10_000)).build()))
                .satisfies(unsettled("golden prompts were not asked in time"));
        assertThat(check.rule(GoldenRun.sound()
                        .answers(sentIn(0, 10_000), answer -> GoldenRun.ending(answer, "timed-out"))
                        .build()))
                .satisfies(unsettled("golden prompts were not answered"));
    }

    @Test
    void the_false_alarms_of_a_rule_are_booles_bound() {
        // 200 · 0.005 · (1 − 0.995^9) and, with two more needed of two before it, 0.005^3.
        assertThat(new DriftRule(2, 10).falseAlarms(200)).isCloseTo(1 - Math.pow(0.995, 9), within(1e-12));
        assertThat(new DriftRule(3, 3).falseAlarms(1)).isCloseTo(Math.pow(0.005, 3), within(1e-15));
        assertThat(SwapUndisturbedCheck.atLeast(1, 2, 0.5)).isCloseTo(0.75, within(1e-12));
    }

    private static Predicate<GoldenAnswer> sentIn(long fromMillis, long toMillis) {
        return answer -> answer.sentAt() >= GoldenRun.at(fromMillis) && answer.sentAt() < GoldenRun.at(toMillis);
    }

    private static Predicate<GoldenAnswer> sentAt(long millis) {
        return answer -> answer.sentAt() == GoldenRun.at(millis);
    }

    private static Predicate<Sample> startedAt(long millis) {
        return sample -> sample.startedAt() == GoldenRun.at(millis);
    }

    private static Sample fallback(Sample sample) {
        return ended(sample, Outcome.OK, "fallback; reason=timeout", "");
    }

    private static Sample ended(Sample sample, Outcome outcome, String inference, String error) {
        return new Sample(
                sample.flow(),
                sample.step(),
                sample.user(),
                sample.intendedAt(),
                sample.startedAt(),
                sample.endedAt(),
                200,
                outcome,
                inference,
                error);
    }

    private static GoldenAnswer expectingAnother(GoldenAnswer answer) {
        return new GoldenAnswer(
                answer.id(),
                answer.intendedAt(),
                answer.sentAt(),
                answer.endedAt(),
                "FUND-C",
                answer.decision(),
                answer.isAllowed(),
                answer.ending(),
                answer.models(),
                answer.fingerprints(),
                answer.textSha256(),
                answer.wholeAnswerOf(),
                answer.strayText());
    }

    private static Consumer<Ruling> failed(String why) {
        return ruling -> {
            assertThat(ruling.grade()).as(ruling.toString()).isEqualTo(Grade.FAIL);
            assertThat(ruling.why()).contains(why);
        };
    }

    private static Consumer<Ruling> unsettled(String why) {
        return ruling -> {
            assertThat(ruling.grade()).as(ruling.toString()).isEqualTo(Grade.INCONCLUSIVE);
            assertThat(ruling.why()).contains(why);
        };
    }

    private static Ruling judge(GoldenRun run, Expectation claim) {
        return judge(run.build(claim));
    }

    private static Ruling judge(RunRecord run) {
        return Judge.ruling(ClaimChecks.of(run.plan(), run.plan().expectations().get(0)), run);
    }
}

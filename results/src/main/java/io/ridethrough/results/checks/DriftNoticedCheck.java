package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.DriftNoticed;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.List;

/**
 * Drift that golden prompts notice in time, by a {@link DriftRule}: {@code alarm − start of the phase ≤ within}. The rule
 * runs over all answers from the first judged phase on, so that an alarm before the phase is a false one, and fails the
 * claim as well. A rule that would raise false alarms too often over those answers, and fewer answers than it looks back
 * on, settle nothing.
 */
record DriftNoticedCheck(DriftNoticed expectation) implements Check {

    static final String CLAIM = "drift-noticed";

    private DriftRule rule() {
        return new DriftRule(expectation.wrong(), expectation.ofLast());
    }

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                expectation.during(),
                "Drift is noticed within " + Figures.duration(expectation.within()) + " of the start of "
                        + expectation.during() + ", by " + rule().told() + " being wrong, and never before it.",
                "≤ " + Figures.duration(expectation.within()),
                "golden prompts");
    }

    @Override
    public Ruling rule(RunRecord run) {
        rule().require();
        GoldenSight sight = GoldenSight.of(run);
        Timeline timeline = Timeline.of(run);
        Window phase = timeline.judged(expectation.during());
        Window all = new Window(
                phase.name(), phase.origin(), timeline.judged().get(0).from(), phase.to());
        List<GoldenAnswer> answers = sight.askedDuring(all);
        List<GoldenAnswer> during = sight.askedDuring(phase);
        int before = answers.size() - during.size();
        double falseAlarms = rule().falseAlarms(before);
        rule().requireEnough(before, "before " + phase.name());
        Unjudgeable.unless(
                falseAlarms <= DriftRule.MOST_FALSE_ALARMS,
                "over " + before + " answers the rule may raise a false alarm in " + Figures.percent(falseAlarms)
                        + " of runs: ask for more wrong ones, or look back on fewer");
        String told = GoldenSight.wrong(during) + " of " + during.size() + " wrong during " + phase.name()
                + ", false alarms in at most " + Figures.percent(falseAlarms) + " of runs";
        return rule().alarm(answers).map(alarm -> raised(alarm, phase, told)).orElseGet(() -> {
            rule().requireEnough(during.size(), "during " + phase.name());
            return Ruling.fail(
                    "not noticed: " + told,
                    "drift was not noticed during " + phase.name() + ": " + GoldenSight.wrong(during) + " of "
                            + during.size() + " golden answers were wrong, and never " + rule().told(),
                    List.of(phase.evidence(GoldenSight.SERIES)));
        });
    }

    private Ruling raised(GoldenAnswer alarm, Window phase, String told) {
        List<Evidence> evidence = List.of(phase.evidence(GoldenSight.SERIES));
        long after = alarm.endedAt() - phase.from();
        if (after < 0) {
            return Ruling.fail(
                    "a false alarm " + Figures.micros(-after) + " before " + phase.name(),
                    "drift was noticed " + Figures.micros(-after) + " before " + phase.name() + ", when there was none",
                    evidence);
        }
        String noticed = "noticed after " + Figures.micros(after) + "; " + told;
        return after <= Timeline.micros(expectation.within())
                ? Ruling.pass(noticed, evidence)
                : Ruling.fail(
                        noticed,
                        "drift was noticed only " + Figures.micros(after) + " after the start of " + phase.name(),
                        evidence);
    }
}

package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.DriftGone;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * Drift that is over in time: of the golden answers asked for from {@code within} after the start of the phase on, a
 * {@link DriftRule} that begins afresh there raises no alarm. Fewer of them than it looks back on settle nothing, and
 * neither does a drift that no answer showed in the phases with faults that lead up to the phase.
 *
 * <p>Limit: a drift of so few prompts that the rule does not notice it goes unnoticed here too; claim that it is noticed
 * beside this.
 */
record DriftGoneCheck(DriftGone expectation) implements Check {

    static final String CLAIM = "drift-gone";

    private DriftRule rule() {
        return new DriftRule(expectation.wrong(), expectation.ofLast());
    }

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                expectation.during(),
                "Golden answers are right again from " + Figures.duration(expectation.within()) + " after the start of "
                        + expectation.during() + " on: never are " + rule().told() + " wrong.",
                "≤ " + Figures.duration(expectation.within()),
                "golden prompts");
    }

    @Override
    public Ruling rule(RunRecord run) {
        rule().require();
        GoldenSight sight = GoldenSight.of(run);
        Timeline timeline = Timeline.of(run);
        Window phase = timeline.judged(expectation.during());
        Window drifted = new Window(
                phase.name(), phase.origin(), timeline.withFaultsBefore(phase).from(), phase.from());
        Unjudgeable.unless(
                GoldenSight.wrong(sight.askedDuring(drifted)) > 0,
                "no golden answer was wrong before " + phase.name() + ", so no drift could be seen to go");
        List<GoldenAnswer> restored =
                sight.askedDuring(phase.from(phase.from() + Timeline.micros(expectation.within())));
        List<Evidence> evidence = List.of(phase.evidence(GoldenSight.SERIES));
        String told = lastWrong(sight.askedDuring(phase), phase) + "; " + GoldenSight.wrong(restored) + " of "
                + restored.size() + " wrong from " + Figures.duration(expectation.within()) + " on";
        Optional<GoldenAnswer> alarm = rule().alarm(restored);
        if (alarm.isPresent()) {
            return Ruling.fail(
                    told,
                    "golden answers were still wrong "
                            + Figures.micros(alarm.get().sentAt() - phase.from())
                            + " after the start of " + phase.name() + ": " + GoldenSight.wrong(restored) + " of "
                            + restored.size(),
                    evidence);
        }
        rule().requireEnough(restored.size(), "after that");
        return Ruling.pass(told, evidence);
    }

    private static String lastWrong(List<GoldenAnswer> answers, Window phase) {
        return answers.stream().filter(GoldenSight::isWrong).mapToLong(GoldenAnswer::sentAt).max().stream()
                .mapToObj(at -> "the last wrong one was asked for " + Figures.micros(at - phase.from()) + " into "
                        + phase.name())
                .findFirst()
                .orElse("none wrong during " + phase.name());
    }
}

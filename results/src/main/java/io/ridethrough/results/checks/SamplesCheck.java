package io.ridethrough.results.checks;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.List;

/** Every judged phase has samples that ended by themselves, and hardly any were cut off by the end of the run. */
record SamplesCheck() implements Check {

    /** Largest share of a phase's samples that the end of the run may cut off: they are the slow ones. */
    static final double MOST_CUT_OFF = 0.01;

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM,
                "samples",
                "Every judged phase has samples, and the end of the run cut off at most "
                        + Figures.percent(MOST_CUT_OFF) + " of them.",
                "samples in each phase, ≤ " + Figures.percent(MOST_CUT_OFF) + " cut off",
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<Window> windows = Timeline.of(run).judged();
        Unjudgeable.unless(!windows.isEmpty(), "the plan has no judged phase");
        List<String> measured = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Window window : windows) {
            List<Sample> samples = run.samples().stream()
                    .filter(sample -> window.contains(sample.intendedAt()))
                    .toList();
            long cutOff = samples.stream()
                    .filter(sample -> sample.outcome() == Outcome.ABORTED)
                    .count();
            measured.add(window.name() + " " + samples.size() + (cutOff == 0 ? "" : " (" + cutOff + " cut off)"));
            if (samples.size() == cutOff) {
                wrong.add("there are no samples during " + window.name());
            } else if (cutOff > MOST_CUT_OFF * samples.size()) {
                wrong.add("the end of the run cut off " + cutOff + " of " + samples.size() + " samples during "
                        + window.name());
            }
        }
        String told = String.join(", ", measured);
        return wrong.isEmpty()
                ? Ruling.pass(told, List.of())
                : Ruling.inconclusive(told, Figures.list(wrong), List.of());
    }
}

package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.Completion;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Journeys that complete. In each phase, of the journeys that were due to begin there:
 *
 * <pre>share = completed / (begun − cut off by the end of the run)</pre>
 *
 * and the worst phase decides, or a {@link Burst} within one. Limit: a journey counts where it was due to begin, also when
 * it ended in a later phase.
 */
record CompletionCheck(Completion expectation) implements Check {

    @Override
    public Claimed claimed() {
        return new Claimed(
                "completion",
                expectation.flow(),
                "At least " + Figures.percent(expectation.atLeast()) + " of the " + Figures.spoken(expectation.flow())
                        + " journeys begun during " + Figures.list(expectation.during()) + " complete.",
                "≥ " + Figures.percent(expectation.atLeast()),
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<Window> windows = Timeline.of(run).judged(expectation.during());
        Ruling ruling = ShareOfPhase.rule(
                windows.stream().map(window -> share(run, window)).toList(),
                expectation.atLeast(),
                "completion/" + expectation.flow(),
                worst -> why(run, worst));
        return Burst.hiddenBy(
                ruling, windows.stream().map(window -> events(run, window)).toList(), 1 - expectation.atLeast());
    }

    private DatedEvents events(RunRecord run, Window window) {
        return DatedEvents.of(
                window,
                Figures.spoken(expectation.flow()) + " journeys did not complete",
                "completion/" + expectation.flow(),
                Observed.journeys(run, expectation.flow(), window).stream()
                        .filter(journey -> !journey.aborted())
                        .toList(),
                Journey::intendedAt,
                journey -> !journey.completed());
    }

    private ShareOfPhase share(RunRecord run, Window window) {
        List<Journey> journeys = Observed.journeys(run, expectation.flow(), window);
        long cutOff = journeys.stream().filter(Journey::aborted).count();
        long completed = journeys.stream()
                .filter(journey -> journey.completed() && !journey.aborted())
                .count();
        return new ShareOfPhase(
                window, completed, journeys.size() - cutOff, cutOff, expectation.flow() + " journey began");
    }

    private String why(RunRecord run, ShareOfPhase worst) {
        Map<String, Long> causes = causes(run, worst.window());
        String counted = worst.missing() + " of " + worst.whole() + " " + Figures.spoken(expectation.flow())
                + " journeys begun during " + worst.window().name() + " did not complete";
        return causes.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(most -> counted + ", most often (" + most.getValue() + ") at " + most.getKey())
                .orElse(counted);
    }

    /** The last step that failed in each journey that did not complete, with its error, and how often. */
    private Map<String, Long> causes(RunRecord run, Window window) {
        Set<Integer> users = Observed.journeys(run, expectation.flow(), window).stream()
                .filter(journey -> !journey.completed() && !journey.aborted())
                .map(Journey::user)
                .collect(Collectors.toCollection(HashSet::new));
        Map<Integer, Sample> lastFailed = new HashMap<>();
        for (Sample sample : run.samples()) {
            if (sample.flow().equals(expectation.flow())
                    && sample.outcome() != Outcome.OK
                    && sample.outcome() != Outcome.ABORTED
                    && users.contains(sample.user())) {
                lastFailed.merge(
                        sample.user(), sample, (one, other) -> one.startedAt() > other.startedAt() ? one : other);
            }
        }
        return lastFailed.values().stream()
                .collect(Collectors.groupingBy(
                        sample -> sample.step() + ": " + Observed.trouble(sample), Collectors.counting()));
    }
}

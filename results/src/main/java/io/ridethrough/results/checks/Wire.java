package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Demand for one inference point beside the calls that were seen to follow from it.
 *
 * <p>While an outage cuts the wire, a call is refused before it can be seen. Then, and only then, the application's
 * word counts: {@code reason=open} and {@code reason=bulkhead} mean that no call was made, anything else that one was.
 * Elsewhere an answer without a call is one that was shut out, unless the application's own word denies it: a fallback
 * after a timeout tells of a call that nobody saw, and such a request settles nothing.
 *
 * @param demands by start
 * @param unmatched calls within no request
 * @param cuts when the wire was cut
 */
record Wire(List<Demand> demands, List<Attempt> unmatched, List<Window> cuts) {

    /** Largest share of requests in which wire and application may disagree: some matching of overlapping requests is a guess. */
    static final double MOST_DISAGREEING = 0.05;

    private static final String OUTAGE = "outage";

    /** The same for each claim about a point of the run. */
    static Wire of(RunRecord run, InferencePoint point) {
        return run.derived(new Seen(point), () -> read(run, point));
    }

    private static Wire read(RunRecord run, InferencePoint point) {
        List<Window> cuts = cuts(run, point.target());
        Set<String> again = secondClicks(run.plan(), point);
        List<Sample> requests = Stream.concat(
                        run.samples(point.flow(), point.step()).stream(),
                        again.stream()
                                .flatMap(step -> run.samples(point.flow(), step).stream())
                                .filter(sample -> !isTurnedAway(sample)))
                .sorted(Comparator.comparingLong(Sample::startedAt).thenComparingInt(Sample::user))
                .toList();
        DemandMatching matching = DemandMatching.match(
                requests,
                run.attempts().stream()
                        .filter(attempt -> attempt.point().equals(point.name()))
                        .toList());
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            int attempts = matching.attempts().get(i);
            // Nor did one that nobody heard of again, unless a call was seen.
            if (attempts == 0
                    && again.contains(requests.get(i).step())
                    && Told.by(requests.get(i)).isNothing()) {
                continue;
            }
            demands.add(new Demand(requests.get(i), attempts, sight(requests.get(i), attempts, cuts)));
        }
        return new Wire(List.copyOf(demands), matching.unmatched(), List.copyOf(cuts));
    }

    /** What stands for a point's wire in its record. */
    private record Seen(InferencePoint point) {}

    /** The names by which second clicks on the point's step are recorded: they can ask for inference too. */
    private static Set<String> secondClicks(RunPlan plan, InferencePoint point) {
        return plan.load().stream()
                .filter(load -> load.flow().equals(point.flow()))
                .flatMap(load -> load.secondClicks().stream())
                .filter(click -> click.step().equals(point.step()))
                .map(PlannedLoad.SecondClick::again)
                .collect(Collectors.toSet());
    }

    /** A second click that was answered without a word of inference asked for none, and must not take another's call. */
    private static boolean isTurnedAway(Sample again) {
        return again.status() != 0
                && again.outcome() != Outcome.OK
                && Told.by(again).isNothing();
    }

    /** When calls to a dependency were refused before they could be seen. */
    static List<Window> cuts(RunRecord run, String target) {
        Timeline timeline = Timeline.of(run);
        return run.plan().phases().stream()
                .flatMap(phase -> phase.faults().stream()
                        .filter(fault -> isCutBy(fault) && fault.target().equals(target))
                        .map(fault -> timeline.live(phase, fault)))
                .toList();
    }

    private static boolean cuts(PlannedFault fault, InferencePoint point) {
        return isCutBy(fault) && fault.target().equals(point.target());
    }

    /** Whether calls to the fault's target are refused before they can be seen. */
    static boolean isCutBy(PlannedFault fault) {
        return fault.kind().equals(OUTAGE);
    }

    private static Demand.Sight sight(Sample request, int attempts, List<Window> cuts) {
        if (request.outcome() == Outcome.ABORTED) {
            return Demand.Sight.UNSEEN;
        }
        if (attempts > 0) {
            return Demand.Sight.ATTEMPTED;
        }
        Told told = Told.by(request);
        boolean wasCut =
                cuts.stream().anyMatch(cut -> request.startedAt() < cut.to() && request.endedAt() >= cut.from());
        if (wasCut && !told.isNothing()) {
            return told.isShutOut() ? Demand.Sight.SHUT_OUT : Demand.Sight.ATTEMPTED;
        }
        boolean isWithoutCall = told.isNothing() ? request.outcome() == Outcome.OK : told.isShutOut();
        return isWithoutCall && !wasCut ? Demand.Sight.SHUT_OUT : Demand.Sight.UNSEEN;
    }

    /** The demands that began in a window. */
    List<Demand> during(Window window) {
        return demands.stream().filter(demand -> window.contains(demand.at())).toList();
    }

    /** The demands that began before an instant, however long before. */
    List<Demand> before(long atMicros) {
        return demands.stream().filter(demand -> demand.at() < atMicros).toList();
    }

    /** Whether a cut lay in a window; one of a neighbouring phase may reach into it by what a fault may be late. */
    boolean isCutDuring(Window window) {
        long mostReachingOver = Timeline.micros(FaultCheck.LARGEST_DELAY);
        return cuts.stream()
                .mapToLong(cut -> Math.min(cut.to(), window.to()) - Math.max(cut.from(), window.from()))
                .anyMatch(overlap -> overlap > mostReachingOver);
    }

    /** Whether the application tells of any of these requests where its answer came from. */
    boolean isTold() {
        return demands.stream().anyMatch(demand -> !Told.by(demand.sample()).isNothing());
    }

    long unmatchedDuring(Window window) {
        return unmatched.stream()
                .filter(attempt -> window.contains(attempt.at()))
                .count();
    }

    /** Where a claim about the given phases is read, as planned. */
    static String source(RunPlan plan, InferencePoint point, List<String> phases) {
        List<PlannedPhase> named = plan.phases().stream()
                .filter(phase -> phases.contains(phase.name()))
                .toList();
        if (named.stream().flatMap(phase -> phase.faults().stream()).noneMatch(fault -> cuts(fault, point))) {
            return "wire";
        }
        boolean isCutThroughout = named.stream()
                .allMatch(phase -> phase.faults().stream()
                        .anyMatch(fault -> cuts(fault, point)
                                && fault.startsAfter().equals(phase.startsAfter())
                                && fault.endsAfter().equals(phase.endsAfter())));
        return isCutThroughout ? "application" : "wire, application";
    }
}

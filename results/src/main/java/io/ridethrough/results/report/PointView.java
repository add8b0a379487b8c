package io.ridethrough.results.report;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One inference point over time.
 *
 * @param demand requests of the step that asks, by bin of their start
 * @param attempts requests that reached the wire for this point, by bin
 * @param bands states of its breaker
 * @param summary demand and attempts in words
 */
record PointView(
        InferencePoint point, BinnedSeries demand, BinnedSeries attempts, List<BreakerBand> bands, String summary) {

    static List<PointView> of(RunRecord run, Timeline timeline) {
        boolean told = BreakerBands.areTold(run);
        return run.plan().points().stream()
                .map(point -> of(point, told, run, timeline))
                .toList();
    }

    private static PointView of(InferencePoint point, boolean told, RunRecord run, Timeline timeline) {
        List<Long> asked = run.samples().stream()
                .filter(sample ->
                        sample.flow().equals(point.flow()) && sample.step().equals(point.step()))
                .map(Sample::startedAt)
                .toList();
        List<Long> tried = run.attempts().stream()
                .filter(attempt -> attempt.target().equals(point.target())
                        && attempt.point().equals(point.name()))
                .map(Attempt::at)
                .toList();
        BinnedSeries demand = BinnedSeries.counting(timeline, asked.stream().mapToLong(Long::longValue));
        BinnedSeries attempts = BinnedSeries.counting(timeline, tried.stream().mapToLong(Long::longValue));
        List<BreakerBand> bands =
                told ? BreakerBands.told(point, run, timeline) : BreakerBands.onTheWire(point, run, timeline);
        return new PointView(point, demand, attempts, bands, summary(asked, tried, timeline));
    }

    private static String summary(List<Long> asked, List<Long> tried, Timeline timeline) {
        if (asked.isEmpty() && tried.isEmpty()) {
            return "No demand and no attempts.";
        }
        return timeline.phases().stream()
                .filter(PlannedPhase::judged)
                .map(phase -> "%s %s of %s"
                        .formatted(
                                phase.name(),
                                Wording.count(within(tried, phase, timeline)),
                                Wording.count(within(asked, phase, timeline))))
                .collect(Collectors.joining(", ", "Attempts of demand: ", "."));
    }

    private static long within(List<Long> moments, PlannedPhase phase, Timeline timeline) {
        return moments.stream()
                .filter(at -> timeline.phaseOf(at).filter(phase::equals).isPresent())
                .count();
    }

    /** The breaker's bands in words: when it first opened, for how long it was open, when it closed for good. */
    String bandsSummary() {
        if (bands.stream().allMatch(band -> band.state() == BreakerBand.State.UNKNOWN)) {
            return point.name() + ": nothing recorded.";
        }
        List<BreakerBand> open = bands.stream()
                .filter(band -> band.state() == BreakerBand.State.OPEN)
                .toList();
        if (open.isEmpty()) {
            return point.name() + ": never seen open.";
        }
        double openSeconds = open.stream()
                .mapToDouble(band -> band.toSeconds() - band.fromSeconds())
                .sum();
        BreakerBand last = bands.get(bands.size() - 1);
        return "%s: first open at %s, open %s in all, %s from %s on."
                .formatted(
                        point.name(),
                        Wording.seconds(open.get(0).fromSeconds()),
                        Wording.seconds(openSeconds),
                        last.state().label(),
                        Wording.seconds(last.fromSeconds()));
    }
}

package io.ridethrough.results.report;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One flow over time.
 *
 * @param name such as {@code guest-checkout}
 * @param latencies of whole journeys, then of each step
 * @param shown key of the latency to show first: the step that asks for inference, else the journey
 * @param arrivals journeys that should have begun, by bin
 * @param completed journeys that ended well, by bin of their end
 * @param failed journeys that ended badly, by bin of their end
 * @param aborted journeys that the end of the run cut off
 */
record FlowView(
        String name,
        List<LatencyView> latencies,
        String shown,
        BinnedSeries arrivals,
        BinnedSeries completed,
        BinnedSeries failed,
        long aborted) {

    static List<FlowView> of(RunRecord run, Timeline timeline) {
        return names(run).stream().map(name -> of(name, run, timeline)).toList();
    }

    /** Names of all flows: those planned first, then any that only the samples know. */
    static Set<String> names(RunRecord run) {
        Set<String> names = new LinkedHashSet<>();
        run.plan().load().stream().map(PlannedLoad::flow).forEach(names::add);
        run.journeys().stream().map(Journey::flow).forEach(names::add);
        run.samples().stream().map(Sample::flow).forEach(names::add);
        return names;
    }

    /** Names of a flow's steps, in the order in which the run first took them. */
    static List<String> steps(String flow, RunRecord run) {
        return run.samples().stream()
                .filter(sample -> sample.flow().equals(flow))
                .sorted(Comparator.comparingLong(Sample::startedAt))
                .map(Sample::step)
                .distinct()
                .toList();
    }

    private static FlowView of(String name, RunRecord run, Timeline timeline) {
        List<Journey> all = run.journeys().stream()
                .filter(journey -> journey.flow().equals(name))
                .toList();
        List<Journey> ended = all.stream().filter(journey -> !journey.aborted()).toList();
        List<String> steps = steps(name, run);

        List<LatencyView> latencies = new ArrayList<>();
        latencies.add(LatencyView.of(
                LatencyView.JOURNEY,
                "whole journey",
                ended.stream()
                        .map(journey ->
                                new LatencyView.Timed(journey.intendedAt(), journey.endedAt() - journey.intendedAt()))
                        .toList(),
                timeline));
        for (String step : steps) {
            latencies.add(LatencyView.of(step, step, timedSteps(name, step, run), timeline));
        }

        String shown = run.plan().points().stream()
                .filter(point -> point.flow().equals(name))
                .map(InferencePoint::step)
                .filter(steps::contains)
                .findFirst()
                .orElse(LatencyView.JOURNEY);
        return new FlowView(
                name,
                List.copyOf(latencies),
                shown,
                BinnedSeries.counting(timeline, all.stream().mapToLong(Journey::intendedAt)),
                BinnedSeries.counting(timeline, ends(ended.stream().filter(Journey::completed))),
                BinnedSeries.counting(timeline, ends(ended.stream().filter(journey -> !journey.completed()))),
                all.size() - ended.size());
    }

    private static LongStream ends(Stream<Journey> journeys) {
        return journeys.mapToLong(Journey::endedAt);
    }

    private static List<LatencyView.Timed> timedSteps(String flow, String step, RunRecord run) {
        return run.samples().stream()
                .filter(sample -> sample.flow().equals(flow) && sample.step().equals(step))
                .filter(sample -> sample.outcome() != Outcome.ABORTED)
                .map(sample -> new LatencyView.Timed(sample.intendedAt(), sample.latencyMicros()))
                .toList();
    }

    /** What the plot of arrivals shows, in words. */
    String ratesSummary() {
        if (arrivals.sum() == 0) {
            return "No journeys.";
        }
        return "%s arrived, %s completed, %s failed%s."
                .formatted(
                        Wording.count((long) arrivals.sum()),
                        Wording.count((long) completed.sum()),
                        Wording.count((long) failed.sum()),
                        aborted == 0 ? "" : ", " + Wording.count(aborted) + " cut off by the end of the run");
    }
}

package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedPhase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Latency over time of a flow's journeys or of one of its steps, counted from the intended start and put into the bin
 * of that start.
 *
 * @param key {@code journey}, or the step's name
 * @param label what a reader is told it is
 * @param count how many there were, by bin
 * @param p50 milliseconds, by bin
 * @param p95 milliseconds, by bin
 * @param p99 milliseconds, by bin
 * @param summary what the plot shows, in words
 */
record LatencyView(
        String key,
        String label,
        BinnedSeries count,
        BinnedSeries p50,
        BinnedSeries p95,
        BinnedSeries p99,
        String summary) {

    static final String JOURNEY = "journey";

    /** One timed thing: when it should have begun, and how long it took from there. */
    record Timed(long intendedAtMicros, long latencyMicros) {}

    static LatencyView of(String key, String label, Collection<Timed> timed, Timeline timeline) {
        List<List<Timed>> byBin = new ArrayList<>();
        for (int bin = 0; bin < timeline.bins(); bin++) {
            byBin.add(new ArrayList<>());
        }
        for (Timed one : timed) {
            timeline.binOf(one.intendedAtMicros())
                    .ifPresent(bin -> byBin.get(bin).add(one));
        }
        List<Latencies> bins = byBin.stream().map(LatencyView::latencies).toList();
        return new LatencyView(
                key,
                label,
                BinnedSeries.of(timeline, bin -> bins.get(bin).count()),
                BinnedSeries.of(timeline, bin -> bins.get(bin).millis(50)),
                BinnedSeries.of(timeline, bin -> bins.get(bin).millis(95)),
                BinnedSeries.of(timeline, bin -> bins.get(bin).millis(99)),
                summary(timed, timeline));
    }

    private static String summary(Collection<Timed> timed, Timeline timeline) {
        if (timed.isEmpty()) {
            return "No samples.";
        }
        String byPhase = timeline.phases().stream()
                .filter(PlannedPhase::judged)
                .map(phase -> phase.name() + " " + Wording.latency(inPhase(timed, phase, timeline)))
                .collect(Collectors.joining(", "));
        return byPhase.isEmpty() ? "No judged phase." : "p95 by phase: " + byPhase + ".";
    }

    private static double inPhase(Collection<Timed> timed, PlannedPhase phase, Timeline timeline) {
        List<Timed> within = timed.stream()
                .filter(one -> timeline.phaseOf(one.intendedAtMicros())
                        .filter(phase::equals)
                        .isPresent())
                .toList();
        return latencies(within).millis(95);
    }

    private static Latencies latencies(List<Timed> timed) {
        return Latencies.ofMicros(timed.stream().mapToLong(Timed::latencyMicros));
    }
}

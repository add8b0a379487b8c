package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.summary.BinnedSeries;
import io.ridethrough.results.summary.LatencySeries;
import io.ridethrough.results.summary.Timeline;
import java.util.ArrayList;
import java.util.List;

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

    static LatencyView of(String key, String label, LatencySeries series, Timeline timeline) {
        return new LatencyView(
                key,
                label,
                series.count(),
                series.p50(),
                series.p95(),
                series.p99(),
                summary(series, timeline.phases()));
    }

    private static String summary(LatencySeries series, List<PlannedPhase> phases) {
        if (series.total() == 0) {
            return "No samples.";
        }
        List<String> byPhase = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).judged()) {
                byPhase.add(phases.get(i).name() + " "
                        + Wording.latency(series.byPhase().get(i).millis(95)));
            }
        }
        return byPhase.isEmpty() ? "No judged phase." : "p95 by phase: " + String.join(", ", byPhase) + ".";
    }
}

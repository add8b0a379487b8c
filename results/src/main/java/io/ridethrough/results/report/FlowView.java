package io.ridethrough.results.report;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.summary.BinnedSeries;
import io.ridethrough.results.summary.FlowSummary;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.summary.StepSummary;
import java.util.ArrayList;
import java.util.List;

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

    static List<FlowView> of(RunSummary run) {
        return run.flows().stream().map(flow -> of(flow, run)).toList();
    }

    private static FlowView of(FlowSummary flow, RunSummary run) {
        List<LatencyView> latencies = new ArrayList<>();
        latencies.add(LatencyView.of(LatencyView.JOURNEY, "whole journey", flow.journeys(), run.timeline()));
        for (StepSummary step : flow.steps()) {
            latencies.add(LatencyView.of(step.step(), step.step(), step.latencies(), run.timeline()));
        }
        String shown = run.plan().points().stream()
                .filter(point -> point.flow().equals(flow.name()))
                .map(InferencePoint::step)
                .filter(step -> flow.step(step).isPresent())
                .findFirst()
                .orElse(LatencyView.JOURNEY);
        return new FlowView(
                flow.name(),
                List.copyOf(latencies),
                shown,
                flow.arrivals().byBin(),
                flow.completed().byBin(),
                flow.failed().byBin(),
                flow.aborted());
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

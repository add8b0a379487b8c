package io.ridethrough.results.report;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.summary.BinnedSeries;
import io.ridethrough.results.summary.BreakerBand;
import io.ridethrough.results.summary.BreakerLane;
import io.ridethrough.results.summary.PointSummary;
import io.ridethrough.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * One inference point over time.
 *
 * @param demand requests of the step that asks, by bin of their start
 * @param attempts requests that reached the wire for this point, by bin
 * @param breaker states of its breaker
 * @param summary demand and attempts in words
 */
record PointView(
        InferencePoint point, BinnedSeries demand, BinnedSeries attempts, BreakerLane breaker, String summary) {

    static List<PointView> of(RunSummary run) {
        List<PlannedPhase> phases = run.timeline().phases();
        return run.points().stream()
                .map(point -> new PointView(
                        point.point(),
                        point.demand().byBin(),
                        point.attempts().byBin(),
                        point.breaker(),
                        summary(point, phases)))
                .toList();
    }

    private static String summary(PointSummary point, List<PlannedPhase> phases) {
        if (point.demand().total() == 0 && point.attempts().total() == 0) {
            return "No demand and no attempts.";
        }
        List<String> byPhase = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).judged()) {
                byPhase.add("%s %s of %s"
                        .formatted(
                                phases.get(i).name(),
                                Wording.count(point.attempts().byPhase().get(i)),
                                Wording.count(point.demand().byPhase().get(i))));
            }
        }
        return "Attempts of demand: " + String.join(", ", byPhase) + ".";
    }

    List<BreakerBand> bands() {
        return breaker.bands();
    }

    /** The breaker's bands in words: when it first opened, for how long it was open, when it closed for good. */
    String bandsSummary() {
        if (bands().stream().allMatch(band -> band.state() == BreakerBand.State.UNKNOWN)) {
            return point.name() + ": nothing recorded.";
        }
        if (breaker.firstOpenSeconds().isEmpty()) {
            return point.name() + ": never seen open.";
        }
        BreakerBand last = bands().get(bands().size() - 1);
        return "%s: first open at %s, open %s in all, %s from %s on."
                .formatted(
                        point.name(),
                        Wording.seconds(breaker.firstOpenSeconds().getAsDouble()),
                        Wording.seconds(breaker.openSeconds()),
                        last.state().label(),
                        Wording.seconds(last.fromSeconds()));
    }
}

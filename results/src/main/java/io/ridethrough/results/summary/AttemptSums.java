package io.ridethrough.results.summary;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds requests on the wire up: by target and point, and over time for the points of the plan. Of more than
 * {@value #MOST_NAMES} pairs of names, which come from requests' headers, later ones are added up as one. For one thread.
 */
public final class AttemptSums {

    static final int MOST_NAMES = 1_000;

    private record Names(String target, String point) {}

    private final Map<Names, long[]> counts = new HashMap<>();
    private final Map<Names, MomentSums> planned = new LinkedHashMap<>();
    private final MomentSums never;

    public AttemptSums(RunPlan plan, Timeline timeline) {
        PhaseClock phases = new PhaseClock(timeline);
        never = new MomentSums(timeline, phases);
        for (InferencePoint point : plan.points()) {
            planned.put(names(point), new MomentSums(timeline, phases));
        }
    }

    private static Names names(InferencePoint point) {
        return new Names(point.target(), point.name());
    }

    public void add(Attempt attempt) {
        Names names = new Names(attempt.target(), attempt.point());
        MomentSums ofPoint = planned.get(names);
        if (ofPoint != null) {
            ofPoint.add(attempt.at());
        }
        if (counts.size() >= MOST_NAMES && !counts.containsKey(names)) {
            names = new Names(SampleSums.ONE_OF_TOO_MANY, SampleSums.ONE_OF_TOO_MANY);
        }
        counts.computeIfAbsent(names, unused -> new long[1])[0]++;
    }

    /** In no order. */
    List<AttemptCount> counts() {
        return counts.entrySet().stream()
                .map(entry ->
                        new AttemptCount(entry.getKey().target(), entry.getKey().point(), entry.getValue()[0]))
                .toList();
    }

    /** Those of a point of the plan. */
    MomentCounts of(InferencePoint point) {
        return planned.getOrDefault(names(point), never).ended();
    }
}

package io.ridethrough.results.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A scenario, an environment and a seed, resolved: the first thing a run saves ({@code plan.json}).
 *
 * @param format version of this file's format, 4 today
 * @param runId name of the run folder
 * @param scenario name of the scenario
 * @param story what the scenario tests, in a sentence or two
 * @param environment name of the environment definition
 * @param defect name of the planted defect, or {@code none}
 * @param seed where arrivals and test data were drawn from
 * @param versions what ran, by name: ridethrough, java, gatling, os and so on, and what of the environment decides its
 *     pace
 * @param phases the timeline, in order and without gaps
 * @param load who arrives how often, for the whole timeline
 * @param points where the system under test asks for inference
 * @param watches what is asked beside the load; at most one
 * @param stops what ends the run before its time
 * @param expectations what is claimed of the run
 */
public record RunPlan(
        int format,
        String runId,
        String scenario,
        String story,
        String environment,
        String defect,
        long seed,
        Map<String, String> versions,
        List<PlannedPhase> phases,
        List<PlannedLoad> load,
        List<InferencePoint> points,
        List<PlannedWatch> watches,
        List<StopCondition> stops,
        List<Expectation> expectations) {

    public RunPlan {
        versions = Map.copyOf(versions);
        phases = List.copyOf(phases);
        load = List.copyOf(load);
        points = List.copyOf(points);
        watches = List.copyOf(watches);
        stops = List.copyOf(stops);
        expectations = List.copyOf(expectations);
    }

    /** Offset of the last phase's end from the start of load. */
    public Duration ends() {
        return phases.get(phases.size() - 1).endsAfter();
    }
}

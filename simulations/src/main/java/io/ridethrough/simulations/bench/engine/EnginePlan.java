package io.ridethrough.simulations.bench.engine;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What the bench does.
 *
 * @param pairs how often the simulation is measured in each of its ways, one after the other, at least 1
 * @param warmUp how long each generator makes load before it is measured
 * @param window how long it is measured
 * @param users virtual users at a time, and so the most connections
 * @param seed decides which way goes first, and the trace ids
 */
public record EnginePlan(int pairs, Duration warmUp, Duration window, int users, long seed) {

    /** What a generator goes on for after its window, so that its end is not measured. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** How long a generator makes load. */
    Duration lasts() {
        return warmUp.plus(window).plus(SLACK);
    }

    /**
     * In which order the three are measured. Two that follow each other go the two ways round: what drifts with time is then
     * nobody's advantage. The seed decides which way is the first of the two.
     */
    List<Recording> order(int pair) {
        List<Recording> order = new ArrayList<>(List.of(Recording.values()));
        if (new SplittableRandom(seed + pair / 2).nextBoolean() == (pair % 2 == 0)) {
            Collections.reverse(order);
        }
        return order;
    }

    /**
     * The plan of a run that makes that load, in a phase with a fault which lasts as long as anybody could wait for its end.
     *
     * @param lasts how long it makes load
     * @param seed of the trace ids
     */
    static RunPlan asRun(Duration lasts, long seed) {
        Duration end = lasts.plus(Duration.ofHours(1));
        return new RunPlan(
                PlanFile.FORMAT,
                "20260102-030405-engine",
                EngineFlow.NAME,
                "",
                "embedded",
                "none",
                seed,
                Map.of(),
                List.of(new PlannedPhase(
                        "slow",
                        Duration.ZERO,
                        end,
                        true,
                        List.of(new PlannedFault("slow/1", "inference", "latency", "", Duration.ZERO, end)))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}

package io.ridethrough.simulations.baselines;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.BaselineBuilder;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Plays a scenario so often, once an arm each time, the arms of a pair in an order that the seed draws: so that the
 * machine's drift falls on both alike. Runs of one pair have one seed, and so the same arrivals.
 *
 * @param scenario what is played
 * @param repeats runs of each arm, fixed in advance
 * @param seed of the first pair; each further one's is one higher
 * @param runs folder that gets the runs' own folders
 * @param versions what runs, by name, for the plans
 */
public record Recording(Scenario scenario, int repeats, long seed, Path runs, Map<String, String> versions) {

    public Recording {
        versions = Map.copyOf(versions);
        if (repeats < 1 || repeats > Baseline.MOST_REPEATS) {
            throw new IllegalArgumentException(repeats + " repeats (1 to " + Baseline.MOST_REPEATS + ")");
        }
    }

    /** Told of each run that is over. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param repeat from 1
         * @param id the run's
         */
        void played(String arm, int repeat, String id, RecordedRun run);
    }

    /**
     * Plays every run, one after the other.
     *
     * @param started when it began, which makes the session of what is recorded in turns
     * @return what was recorded by the arm's name, in the arms' order
     */
    public Map<String, BaselineBuilder> of(List<Arm> arms, Instant started, RunPlayer player, Progress progress)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        String session = arms.stream().map(Arm::name).collect(Collectors.joining("+")) + " " + started + " " + seed;
        Map<String, BaselineBuilder> recorded = new LinkedHashMap<>();
        arms.forEach(arm -> recorded.put(arm.name(), new BaselineBuilder(arm.name(), session)));
        Random order = new Random(seed);
        for (int i = 0; i < repeats; i++) {
            List<Arm> pair = new ArrayList<>(arms);
            Collections.shuffle(pair, order);
            for (Arm arm : pair) {
                RunRecord stored = player.play(request(arm, seed + i));
                RecordedRun run = RecordedRun.of(stored);
                Optional.ofNullable(recorded.get(arm.name())).orElseThrow().add(run);
                progress.played(arm.name(), i + 1, stored.plan().runId(), run);
            }
        }
        return recorded;
    }

    private RunRequest request(Arm arm, long runSeed) throws IOException {
        return new RunRequest(
                arm.playing(scenario),
                arm.environment(),
                arm.defect(),
                arm.resilience(),
                runSeed,
                runs,
                versions,
                RunRequest.goldenFor(scenario));
    }
}

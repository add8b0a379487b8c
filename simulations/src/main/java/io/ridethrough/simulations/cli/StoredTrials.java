package io.ridethrough.simulations.cli;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.prove.DefectProof;
import io.ridethrough.simulations.prove.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs of an earlier proof, found by what they played, to be judged again instead of played. */
final class StoredTrials {
    private static final String SOUND = "none";

    private final Map<Key, RunFolder> runs;

    private StoredTrials(Map<Key, RunFolder> runs) {
        this.runs = runs;
    }

    private record Key(String scenario, String environment, String defect, long seed) {}

    /** Looks through a folder of runs; of several that played the same the latest counts. */
    static StoredTrials in(Path folder) throws IOException {
        Map<Key, RunFolder> runs = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                // An id begins with the time of its start.
                List<Path> oldestFirst = all.sorted().toList();
                for (Path path : oldestFirst) {
                    RunFolder run = new RunFolder(path);
                    key(run).ifPresent(key -> runs.put(key, run));
                }
            }
        }
        return new StoredTrials(runs);
    }

    private static Optional<Key> key(RunFolder run) {
        if (!Files.isRegularFile(run.plan())) {
            return Optional.empty();
        }
        try {
            RunPlan plan = PlanFile.read(run.plan());
            return Optional.of(new Key(plan.scenario(), plan.environment(), plan.defect(), plan.seed()));
        } catch (IOException broken) {
            // It says not even what it played.
            return Optional.empty();
        }
    }

    /**
     * The verdict on a trial's run, of which nothing is written.
     *
     * @throws IOException when no run of it is stored, or it cannot be read
     */
    Verdict judged(Trial trial) throws IOException {
        String defect = trial.defect().map(DefectProof::defect).orElse(SOUND);
        Key key = new Key(trial.scenario(), trial.environment(), defect, trial.seed());
        RunFolder run = Optional.ofNullable(runs.get(key))
                .orElseThrow(() -> new IOException("none with seed " + trial.seed() + " is stored"));
        return Judge.judge(RunReader.read(run));
    }
}

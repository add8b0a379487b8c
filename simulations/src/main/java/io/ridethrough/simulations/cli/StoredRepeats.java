package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.baseline.BaselineBuilder;
import io.ridethrough.results.baseline.RecordedBench;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.inference.ModelBenchFile;
import java.io.IOException;
import java.nio.file.Path;

/** Repeats that were measured before and are on disk. */
record StoredRepeats(Path runs) {

    /**
     * Adds a stored run to a baseline.
     *
     * @param run an id, or the path of its folder
     * @throws MistakesException when there is no such run, or it was not measured as the others were
     * @throws IOException when it cannot be read
     */
    void addRun(String run, BaselineBuilder to) throws IOException {
        add(run, RecordedRun.of(RunReader.read(new RunLocation(runs).find(run))), to);
    }

    /**
     * Adds a benchmark of a model.
     *
     * @param bench its result, or the folder that holds it
     * @throws MistakesException when it can't be read as one, or was not measured as the others were
     */
    void addBench(Path bench, BaselineBuilder to) {
        Path file = bench.toFile().isDirectory() ? bench.resolve(ModelBenchFile.NAME) : bench;
        try {
            add(file.toString(), RecordedBench.of(ModelBenchFile.read(file)), to);
        } catch (IOException | IllegalArgumentException e) {
            throw mistake(file.toString(), e);
        }
    }

    private static void add(String name, RecordedRun recorded, BaselineBuilder to) {
        try {
            to.add(recorded);
        } catch (IllegalArgumentException e) {
            throw mistake(name, e);
        }
    }

    private static MistakesException mistake(String name, Exception why) {
        return MistakesException.of(name, String.valueOf(why.getMessage()));
    }
}

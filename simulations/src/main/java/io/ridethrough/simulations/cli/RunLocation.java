package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds a stored run by what a person types: its path, its id, or {@code last}. */
record RunLocation(Path runs) {

    /**
     * @throws MistakesException when no run is meant, naming what was looked for and where
     * @throws IOException when the folder of runs cannot be read
     */
    RunFolder find(String run) throws IOException {
        if (run.equals("last")) {
            return last();
        }
        for (Path path : List.of(runs.resolve(run), Path.of(run))) {
            RunFolder folder = new RunFolder(path);
            if (isRun(folder)) {
                return folder;
            }
        }
        String near = Nearest.to(run, ids())
                .map(id -> ", did you mean `" + id + "`?")
                .orElse(": neither an id in " + runs + " nor a folder with a plan.json");
        throw new MistakesException(List.of(new Mistake(run, 0, "", "there is no such run" + near)));
    }

    private RunFolder last() throws IOException {
        List<String> ids = ids();
        if (ids.isEmpty()) {
            throw new MistakesException(List.of(new Mistake("last", 0, "", "there are no runs yet in " + runs)));
        }
        return new RunFolder(runs.resolve(ids.get(ids.size() - 1)));
    }

    /** All runs, oldest first: an id begins with the time of its start. */
    private List<String> ids() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(path -> isRun(new RunFolder(path)))
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isRun(RunFolder folder) {
        return Files.isRegularFile(folder.plan());
    }
}

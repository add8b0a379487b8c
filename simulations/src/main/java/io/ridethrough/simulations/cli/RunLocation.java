package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a stored run by what a person types: its path, its id, or {@code last}. */
record RunLocation(Path runs) {

    /** How many files of a folder that is no run are named. */
    private static final int MOST_NAMED = 20;

    /**
     * @throws MistakesException when no run is meant, naming what was looked for and where, or its plan cannot be read, naming
     *     what else the folder holds
     * @throws IOException when the folder of runs cannot be read
     */
    RunFolder find(String run) throws IOException {
        return withPlan(run.equals("last") ? last() : named(run));
    }

    private RunFolder named(String run) throws IOException {
        List<Path> meant = List.of(runs.resolve(run), Path.of(run));
        for (Path path : meant) {
            RunFolder folder = new RunFolder(path);
            if (isRun(folder)) {
                return folder;
            }
        }
        for (Path path : meant) {
            if (!run.isEmpty() && Files.isDirectory(path)) {
                throw mistake(run, "without a plan.json nothing can be judged; the folder holds " + holds(path));
            }
        }
        String near = Nearest.to(run, ids())
                .map(id -> ", did you mean `" + id + "`?")
                .orElse(": neither an id in " + runs + " nor a folder with a plan.json");
        throw mistake(run, "there is no such run" + near);
    }

    /** Without its plan nothing of a run means anything. */
    private static RunFolder withPlan(RunFolder folder) throws IOException {
        try {
            PlanFile.read(folder.plan());
            return folder;
        } catch (IOException broken) {
            throw mistake(
                    folder.path().toString(),
                    "without its plan nothing can be judged, and " + broken.getMessage() + "; the folder holds "
                            + holds(folder.path()));
        }
    }

    private static MistakesException mistake(String run, String what) {
        return MistakesException.of(run, what);
    }

    private static String holds(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .limit(MOST_NAMED + 1)
                    .toList();
            String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
            return names.isEmpty() ? "nothing" : named + (names.size() > MOST_NAMED ? " and more" : "");
        }
    }

    private RunFolder last() throws IOException {
        List<String> ids = ids();
        if (ids.isEmpty()) {
            throw MistakesException.of("last", "there are no runs yet in " + runs);
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

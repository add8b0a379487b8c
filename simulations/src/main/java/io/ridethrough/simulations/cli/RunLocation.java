package io.ridethrough.simulations.cli;

import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Finds a stored run by what a person types: its path, its id, or {@code last}. */
record RunLocation(Path runs) {

    /**
     * @throws IOException naming what was looked for and where
     */
    RunFolder find(String run) throws IOException {
        if (run.equals("last")) {
            return new RunFolder(last());
        }
        for (Path path : new Path[] {runs.resolve(run), Path.of(run)}) {
            RunFolder folder = new RunFolder(path);
            if (Files.isRegularFile(folder.plan())) {
                return folder;
            }
        }
        throw new IOException("no run `" + run + "`: neither a folder with a plan.json nor an id in " + runs);
    }

    private Path last() throws IOException {
        if (!Files.isDirectory(runs)) {
            throw new IOException("no runs yet in " + runs);
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(path -> Files.isRegularFile(new RunFolder(path).plan()))
                    .max(Comparator.comparing(path -> path.getFileName().toString()))
                    .orElseThrow(() -> new IOException("no runs yet in " + runs));
        }
    }
}

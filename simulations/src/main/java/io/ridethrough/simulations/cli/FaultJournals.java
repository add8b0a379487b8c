package io.ridethrough.simulations.cli;

import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The journals of faults that stored runs have. */
final class FaultJournals {
    private FaultJournals() {}

    /**
     * All of them, oldest run first; none where there is no such folder.
     *
     * @throws IOException when the folder cannot be read
     */
    static List<Path> in(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.sorted()
                    .map(folder -> new RunFolder(folder).faults())
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}

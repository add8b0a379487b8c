package io.ridethrough.results.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of baselines, by name. */
public record BaselineLibrary(Path directory) {
    private static final String SUFFIX = ".json";

    /** Where the baseline of that name is kept, or would be. */
    public Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }

    /** Names of the baselines in the folder, sorted; none when there is no folder. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}

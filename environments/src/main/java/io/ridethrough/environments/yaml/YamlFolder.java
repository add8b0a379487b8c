package io.ridethrough.environments.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of documents, each in a file {@code <name>.yaml}; need not exist until asked, and is empty then. */
public record YamlFolder(Path directory) {
    /** What the names of such files end with. */
    public static final String ENDING = ".yaml";

    /** The names of all documents, sorted; reads the folder, not the files. */
    public List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + directory + " can't be read", e);
        }
    }

    /** Where the document of that name is, or would be. */
    public Path file(String name) {
        return directory.resolve(name + ENDING);
    }
}

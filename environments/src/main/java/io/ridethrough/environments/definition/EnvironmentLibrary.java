package io.ridethrough.environments.definition;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of environment definitions, by name. */
public record EnvironmentLibrary(Path directory) {
    private static final String SUFFIX = ".yaml";

    /** Names of the definitions in the folder, sorted. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the environment definitions in " + directory + " cannot be listed", e);
        }
    }

    /**
     * Reads a definition by its name here, or by the path of its file.
     *
     * @throws MistakesException when there is none, or it has mistakes
     */
    public Environment environment(String nameOrPath) {
        Path named = directory.resolve(nameOrPath + SUFFIX);
        if (Files.isRegularFile(named)) {
            return EnvironmentFile.read(named);
        }
        Path file = Path.of(nameOrPath);
        if (Files.isRegularFile(file)) {
            return EnvironmentFile.read(file);
        }
        throw new MistakesException(
                List.of(new Mistake(nameOrPath, 0, "", "no such environment" + Nearest.remedy(nameOrPath, names()))));
    }
}

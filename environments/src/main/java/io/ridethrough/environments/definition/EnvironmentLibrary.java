package io.ridethrough.environments.definition;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.environments.yaml.YamlFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of environment definitions, by name. */
public record EnvironmentLibrary(Path directory) {
    /** What a file is called that is there to be copied and filled in: it can be read by its name, and is not listed. */
    private static final String EXAMPLE = ".example";

    /** Names of the definitions in the folder, sorted, but for examples. */
    public List<String> names() {
        return new YamlFolder(directory)
                .names().stream().filter(name -> !name.endsWith(EXAMPLE)).toList();
    }

    /**
     * Reads a definition by its name here, or by the path of its file.
     *
     * @throws MistakesException when there is none, or it has mistakes
     */
    public Environment environment(String nameOrPath) {
        Path named = new YamlFolder(directory).file(nameOrPath);
        if (Files.isRegularFile(named)) {
            return EnvironmentFile.read(named);
        }
        Path file = Path.of(nameOrPath);
        if (Files.isRegularFile(file)) {
            return EnvironmentFile.read(file);
        }
        throw MistakesException.of(nameOrPath, "no such environment" + Nearest.remedy(nameOrPath, names()));
    }
}

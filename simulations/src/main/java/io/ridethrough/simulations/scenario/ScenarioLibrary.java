package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder where scenarios lie, each as {@code <name>.yaml}.
 *
 * @param directory such as {@code simulations/scenarios} under the project's home; need not exist until asked
 */
public record ScenarioLibrary(Path directory) {

    private static final String ENDING = ".yaml";

    /** The names of all scenarios, in alphabetical order; reads the folder, not the files. */
    public List<String> list() {
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
            throw new UncheckedIOException("the folder of scenarios can't be read", e);
        }
    }

    /**
     * The file that a name or a path stands for; asks the file system, and reads no scenario.
     *
     * @param nameOrPath a scenario's name, or else the path of a file: anything with a folder or an ending in it
     * @throws MistakesException when no scenario has that name, with the nearest that does
     */
    public Path resolve(String nameOrPath) {
        boolean isPath = nameOrPath.contains("/") || nameOrPath.contains("\\") || nameOrPath.endsWith(ENDING);
        if (isPath) {
            return Path.of(nameOrPath);
        }
        Path file = directory.resolve(nameOrPath + ENDING);
        if (!Files.isRegularFile(file)) {
            String what = "there is no such scenario" + Nearest.remedy(nameOrPath, list());
            throw new MistakesException(List.of(new Mistake(nameOrPath, 0, "", what)));
        }
        return file;
    }
}

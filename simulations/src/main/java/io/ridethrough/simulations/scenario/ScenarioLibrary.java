package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.environments.yaml.YamlFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder where scenarios lie, each as {@code <name>.yaml}.
 *
 * @param directory such as {@code simulations/scenarios} under the project's home; need not exist until asked
 */
public record ScenarioLibrary(Path directory) {

    /** The names of all scenarios, in alphabetical order; reads the folder, not the files. */
    public List<String> list() {
        return new YamlFolder(directory).names();
    }

    /**
     * The file that a name or a path stands for; asks the file system, and reads no scenario.
     *
     * @param nameOrPath a scenario's name, or else the path of a file: anything with a folder or an ending in it
     * @throws MistakesException when no scenario has that name, with the nearest that does
     */
    public Path resolve(String nameOrPath) {
        boolean isPath =
                nameOrPath.contains("/") || nameOrPath.contains("\\") || nameOrPath.endsWith(YamlFolder.ENDING);
        if (isPath) {
            return Path.of(nameOrPath);
        }
        Path file = new YamlFolder(directory).file(nameOrPath);
        if (!Files.isRegularFile(file)) {
            String what = "there is no such scenario" + Nearest.remedy(nameOrPath, list());
            throw new MistakesException(List.of(new Mistake(nameOrPath, 0, "", what)));
        }
        return file;
    }
}

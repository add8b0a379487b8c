package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.environments.yaml.YamlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder where scenarios lie, each as {@code <name>.yaml}.
 *
 * @param directory such as {@code simulations/scenarios} under the project's home; need not exist until asked
 */
public record ScenarioLibrary(Path directory) {

    /** Where the order to read them in is written: a name a line, {@code #} before remarks. */
    static final String ORDER = "reading-order.txt";

    /** The names of all scenarios, in alphabetical order; reads the folder, not the files. */
    public List<String> list() {
        return new YamlFolder(directory).names();
    }

    /**
     * The names of all scenarios in the order to read them in: those that {@value #ORDER} has, then the others in alphabetical
     * order. A name there without a scenario is passed over, and without that file all are others.
     */
    public List<String> inReadingOrder() {
        Set<String> names = new LinkedHashSet<>(order());
        List<String> known = list();
        names.retainAll(known);
        names.addAll(known);
        return List.copyOf(names);
    }

    /** The names that the order has. */
    List<String> order() {
        Path file = directory.resolve(ORDER);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the order of scenarios in " + file + " can't be read", e);
        }
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
            throw MistakesException.of(nameOrPath, what);
        }
        return file;
    }
}

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
 * The folder where presets lie, each as {@code <name>.yaml}.
 *
 * @param directory such as {@code faults/catalog} under the project's home; need not exist until asked
 */
public record FaultCatalog(Path directory) {

    private static final String ENDING = ".yaml";

    /** The names of all presets, in alphabetical order; reads the folder, not the files. */
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
            throw new UncheckedIOException("the catalog of faults can't be read", e);
        }
    }

    /**
     * Reads a preset.
     *
     * @throws MistakesException when there is none of that name, or it has mistakes
     */
    public FaultPreset preset(String name) {
        Path file = directory.resolve(name + ENDING);
        if (!list().contains(name)) {
            String what = "there is no such preset" + Nearest.remedy(name, list());
            throw new MistakesException(List.of(new Mistake(name, 0, "", what)));
        }
        FaultPreset preset = FaultPresetFile.read(file);
        if (!preset.name().equals(name)) {
            String what = "is named `" + preset.name() + "`: name preset and file alike";
            throw new MistakesException(List.of(new Mistake(file.toString(), 0, "preset", what)));
        }
        return preset;
    }
}

package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.environments.yaml.YamlFolder;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder where presets lie, each as {@code <name>.yaml}.
 *
 * @param directory such as {@code faults/catalog} under the project's home; need not exist until asked
 */
public record FaultCatalog(Path directory) {

    /** The names of all presets, in alphabetical order; reads the folder, not the files. */
    public List<String> list() {
        return new YamlFolder(directory).names();
    }

    /**
     * Reads a preset.
     *
     * @throws MistakesException when there is none of that name, or it has mistakes
     */
    public FaultPreset preset(String name) {
        Path file = new YamlFolder(directory).file(name);
        if (!list().contains(name)) {
            String what = "there is no such preset" + Nearest.remedy(name, list());
            throw MistakesException.of(name, what);
        }
        FaultPreset preset = FaultPresetFile.read(file);
        if (!preset.name().equals(name)) {
            String what = "is named `" + preset.name() + "`: name preset and file alike";
            throw new MistakesException(List.of(new Mistake(file.toString(), 0, "preset", what)));
        }
        return preset;
    }
}

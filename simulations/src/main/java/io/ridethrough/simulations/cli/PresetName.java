package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.stubs.store.presets.ResiliencePresets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A preset of resilience, by its name as typed. */
final class PresetName {
    private PresetName() {}

    /** The name, when there is such a preset; else a usage error that tells the nearest. */
    static String checked(String name, CommandLine command) {
        List<String> known = ResiliencePresets.names();
        if (!known.contains(name)) {
            throw new ParameterException(
                    command, "no preset of resilience `" + name + "`" + Nearest.remedy(name, known));
        }
        return name;
    }
}

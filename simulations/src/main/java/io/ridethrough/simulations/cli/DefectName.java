package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.Nearest;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A defect's name as typed. */
final class DefectName {
    private DefectName() {}

    /** The name, when there is such a defect; else a usage error that tells the nearest. */
    static String checked(String name, CommandLine command) {
        List<String> known = PlantableDefect.names();
        if (!known.contains(name)) {
            throw new ParameterException(command, "no defect `" + name + "`" + Nearest.remedy(name, known));
        }
        return name;
    }
}

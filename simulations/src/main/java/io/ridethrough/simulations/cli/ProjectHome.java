package io.ridethrough.simulations.cli;

import io.ridethrough.simulations.scenario.FaultCatalog;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Where the project's own folders are: what the launcher says, or the working directory. */
record ProjectHome(Path path) {

    /** Of this process. */
    static ProjectHome current() {
        return new ProjectHome(
                Path.of(System.getProperty("ridethrough.home", "")).toAbsolutePath());
    }

    /** The one that the command line was made for to which a command belongs. */
    static ProjectHome of(CommandSpec command) {
        return ((Main) command.root().userObject()).home();
    }

    Path scenarios() {
        return path.resolve("simulations").resolve("scenarios");
    }

    /** The presets of faults. */
    FaultCatalog catalog() {
        return new FaultCatalog(path.resolve("faults").resolve("catalog"));
    }

    /** What the scenarios are proved on. */
    Path proofBook() {
        return path.resolve("simulations").resolve("proof.yaml");
    }

    /** The page that a proof writes. */
    Path detectionMatrix() {
        return path.resolve("docs").resolve("detection-matrix.md");
    }

    /** What the gate's own pilot plays, and where: apart from the scenarios and environments that people choose from. */
    Path gatePilot() {
        return path.resolve("simulations").resolve("pilot").resolve("gate-pilot.yaml");
    }

    /** See {@link #gatePilot}. */
    Path gatePilotEnvironment() {
        return path.resolve("simulations").resolve("pilot").resolve("embedded-paced.yaml");
    }

    Path environments() {
        return path.resolve("environments").resolve("definitions");
    }

    Path runs() {
        return path.resolve("results").resolve("runs");
    }

    /** Results of benchmarks. */
    Path benches() {
        return path.resolve("results").resolve("benches");
    }

    Path baselines() {
        return path.resolve("results").resolve("baselines");
    }
}

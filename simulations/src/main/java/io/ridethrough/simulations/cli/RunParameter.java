package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import picocli.CommandLine.Parameters;

/** The stored run that a command is about. */
final class RunParameter {
    @Parameters(paramLabel = "RUN", description = "A run's id, the path of its folder, or `last`.")
    private String run = "";

    /** As it was typed. */
    String word() {
        return run;
    }

    /**
     * Its folder.
     *
     * @throws MistakesException when there is no such run
     * @throws IOException when the folder of runs cannot be read
     */
    RunFolder folder(ProjectHome home) throws IOException {
        return new RunLocation(home.runs()).find(run);
    }
}

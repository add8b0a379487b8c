package io.ridethrough.simulations.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the stored runs are that a view looks into. */
final class RunsOption {
    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the runs; results/runs unless set.")
    private Optional<Path> out = Optional.empty();

    Path folder(ProjectHome home) {
        return out.orElseGet(home::runs);
    }
}

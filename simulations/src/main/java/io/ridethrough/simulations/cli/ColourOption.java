package io.ridethrough.simulations.cli;

import io.ridethrough.simulations.terminal.Surroundings;
import picocli.CommandLine.Option;

/** Whether lines for a person may have colour. */
final class ColourOption {
    @Option(names = "--no-color", description = "Plain lines without colour, also on a terminal.")
    private boolean isPlain;

    /** What the output goes to; without colour when that was asked for. */
    Surroundings surroundings() {
        return Surroundings.detect(System.getenv(), isPlain);
    }
}

package io.ridethrough.simulations.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The environment that something happens in. */
final class EnvironmentOption {
    /** The environment that is meant where none is named. */
    static final String USUAL = "embedded";

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "An environment's name, or the path of its definition; " + USUAL + " unless set.")
    private Optional<String> environment = Optional.empty();

    boolean isGiven() {
        return environment.isPresent();
    }

    /** Its name, or the path of its definition, as it was typed. */
    String name() {
        return environment.orElse(USUAL);
    }
}

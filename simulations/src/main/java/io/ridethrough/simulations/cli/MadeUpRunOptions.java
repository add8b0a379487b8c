package io.ridethrough.simulations.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How large a run is made up for a bench, and by which seed. */
final class MadeUpRunOptions {
    private static final int FEWEST = 10_000;

    private final int most;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--samples", description = "How many (${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides latencies (${DEFAULT-VALUE}).")
    private long seed;

    /**
     * @param usual samples unless it is said how many
     * @param most samples that may be asked for
     */
    MadeUpRunOptions(int usual, int most) {
        this.samples = usual;
        this.most = most;
    }

    /** How many samples were asked for; throws where that is too few or too many. */
    int samples() {
        if (samples < FEWEST || samples > most) {
            throw new ParameterException(spec.commandLine(), "--samples: between " + FEWEST + " and " + most);
        }
        return samples;
    }

    long seed() {
        return seed;
    }
}

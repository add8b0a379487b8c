package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.simulations.bench.SearchPath;
import io.ridethrough.simulations.bench.engine.EngineBench;
import io.ridethrough.simulations.bench.engine.EngineBench.Report;
import io.ridethrough.simulations.bench.engine.EnginePlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What recording costs the load generator. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure what recording costs the load generator: one simulation, as fast as it goes, with Gatling alone and its"
                    + " own figures, and with all that a run records in their place, in pairs that change places, each in a"
                    + " process of its own against a server that does next to nothing. With each pair, Gatling without any"
                    + " figures, and that without the headers for the shop's tracing.",
            "Then wrk and k6 against the same server, where they are on the PATH. Takes about 35 seconds for each of the"
                    + " four, and wants a machine that does nothing else."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed."})
public final class BenchEngineCommand implements Callable<Integer> {
    private static final int MOST_PAIRS = 100;
    private static final int MOST_SECONDS = 600;
    private static final int MOST_USERS = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "5", description = "How many (${DEFAULT-VALUE}).")
    private int pairs;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "8",
            description = "How long each is measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long each makes load first, for its code to be compiled (${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "32",
            description = "Journeys at a time, and so the most connections (${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides which of them goes first, and the trace ids (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private BarOptions bars = new BarOptions();

    @Override
    public Integer call() throws EnvironmentUnavailableException, IOException, InterruptedException {
        EnginePlan plan = new EnginePlan(
                within("--pairs", pairs, 1, MOST_PAIRS),
                Duration.ofSeconds(within("--warm-up", warmUpSeconds, 0, MOST_SECONDS)),
                Duration.ofSeconds(within("--seconds", seconds, 1, MOST_SECONDS)),
                within("--users", users, 1, MOST_USERS),
                seed);
        try (ScratchFolder folder = ScratchFolder.make("ridethrough-engine")) {
            Report report = EngineBench.run(plan, folder.path(), SearchPath.ofThisProcess(), this::tell);
            return bars.toldWithNotes(report.bars(), Map.of("notes", report.notes()), report.notes());
        }
    }

    private int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(spec.commandLine(), option + ": between " + least + " and " + most);
        }
        return value;
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}

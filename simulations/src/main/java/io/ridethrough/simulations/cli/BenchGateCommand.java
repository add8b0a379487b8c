package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.gate.GateSettings;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.results.baseline.gate.SignFlip;
import io.ridethrough.simulations.bench.GateBench;
import io.ridethrough.simulations.bench.GateBench.Kind;
import io.ridethrough.stubs.store.bench.Bar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How often the gate of {@code compare} errs. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure how often the gate of `compare` errs: simulated comparisons in which nothing changed, and in which"
                    + " all became 10 %% slower. Nothing is started; a second or two of arithmetic.",
            "The bars are made for 8 pairs."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed."})
public final class BenchGateCommand implements Callable<Integer> {
    private static final int MOST_GATES = 100_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--gates",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Comparisons of each kind (${DEFAULT-VALUE}).")
    private int gates;

    @Option(
            names = "--pairs",
            paramLabel = "R",
            defaultValue = "8",
            description = "Pairs of each comparison (${DEFAULT-VALUE}).")
    private int pairs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Decides every draw; each kind has a seed of its own, counted on from here (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private BarOptions told = new BarOptions();

    @Override
    public Integer call() throws IOException {
        int fewest = GateSettings.DEFAULT.fewestPairs(1);
        if (gates < 1 || gates > MOST_GATES) {
            throw new ParameterException(spec.commandLine(), "--gates: between 1 and " + MOST_GATES);
        }
        if (pairs < fewest || pairs > SignFlip.MOST_PAIRS) {
            throw new ParameterException(
                    spec.commandLine(), "--pairs: between " + fewest + " and " + SignFlip.MOST_PAIRS);
        }
        List<Kind> kinds = new GateBench(PairedGate.withDefaults(), gates, pairs, seed).kinds();
        List<Bar> bars = kinds.stream().flatMap(kind -> kind.bars().stream()).toList();
        List<String> lines = new ArrayList<>();
        for (Kind kind : kinds) {
            lines.add(gates + " gates of " + pairs + " pairs, seed " + kind.seed() + ": " + kind.name());
            kind.bars().forEach(bar -> lines.add("  " + bar));
        }
        return told.told(bars, Map.of("gates", gates, "pairs", pairs, "seed", seed), lines);
    }
}

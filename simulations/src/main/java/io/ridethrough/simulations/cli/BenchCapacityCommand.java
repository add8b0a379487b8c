package io.ridethrough.simulations.cli;

import io.ridethrough.results.capacity.estimate.EstimateSettings;
import io.ridethrough.simulations.bench.CapacityBench;
import io.ridethrough.simulations.bench.CapacityBench.Result;
import io.ridethrough.stubs.store.bench.Bar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How well a capacity is estimated, on queues of which it is known. */
@Command(
        name = "capacity",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure how well a capacity is estimated: studies of simulated queues of which it is known, by theory or by a"
                    + " simulation a thousand times as long. Told are how far estimates lie off, how often the 90 %%"
                    + " interval covers the truth, and how often an estimate is said to be ill-conditioned.",
            "Some minutes of arithmetic; nothing is started."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed."})
public final class BenchCapacityCommand implements Callable<Integer> {
    private static final int FEWEST_EXPERIMENTS = 10;
    private static final int MOST_EXPERIMENTS = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--experiments",
            paramLabel = "N",
            defaultValue = "400",
            description = "Studies of each setting (${DEFAULT-VALUE}). Fewer are sooner done, and miss bars by chance.")
    private int experiments;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides every draw; each setting has a seed of its own, counted on from here"
                    + " (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--settings",
            split = ",",
            paramLabel = "WORD",
            description = "Those whose figures begin with these words alone, such as `erlang,even`; all unless set.")
    private List<String> settings = List.of();

    @Mixin
    private BarOptions told = new BarOptions();

    @Override
    public Integer call() throws IOException {
        if (experiments < FEWEST_EXPERIMENTS || experiments > MOST_EXPERIMENTS) {
            throw new ParameterException(
                    spec.commandLine(), "--experiments: between " + FEWEST_EXPERIMENTS + " and " + MOST_EXPERIMENTS);
        }
        List<String> unknown = settings.stream()
                .filter(word -> !CapacityBench.words().contains(word))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--settings: no setting " + unknown + "; there are " + String.join(", ", CapacityBench.words()));
        }
        List<Bar> bars = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Map<String, Object> truths = new LinkedHashMap<>();
        for (Result result : new CapacityBench(EstimateSettings.DEFAULT, experiments, seed)
                .resultsOf(settings.isEmpty() ? CapacityBench.words() : settings)) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%d studies, seed %d: %s; capacity %.3f of %.1f a second",
                    experiments,
                    result.seed(),
                    result.name(),
                    result.truth(),
                    result.saturation()));
            result.bars().forEach(bar -> lines.add("  " + bar));
            bars.addAll(result.bars());
            truths.put(result.word(), result.truth());
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("experiments", experiments);
        facts.put("seed", seed);
        facts.put("truthPerSecond", truths);
        return told.told(bars, facts, lines);
    }
}

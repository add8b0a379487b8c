package io.ridethrough.simulations.cli;

import io.ridethrough.environments.model.bench.LlamaCppFiles;
import io.ridethrough.environments.model.bench.ReferenceModelBench;
import io.ridethrough.environments.model.bench.ReferenceModelBench.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the reference model costs and how fast it answers on this machine. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure the reference model: the processor time that a token takes, beside llama.cpp on the same weights and"
                    + " prompts; then, over HTTP, a closed loop of one stream and of 16, open arrivals at half the rate that"
                    + " 16 streams gave, its start and its memory.",
            "`model bench` measures any endpoint's latency; this measures whether the reference model is fit to be one."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed, 69 the model can't be started."})
public final class BenchModelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "8", description = "How long each part counts (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Of the arrivals (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private BarOptions bars = new BarOptions();

    @Override
    public Integer call() throws Exception {
        try (ScratchFolder folder = ScratchFolder.make("ridethrough-bench-model")) {
            Path module = ProjectHome.of(spec).path().resolve("environments");
            Report report = new ReferenceModelBench(
                            Duration.ofSeconds(seconds), seed, LlamaCppFiles.of(module), folder.path())
                    .run(this::tell);
            return bars.toldWithNotes(
                    report.bars(),
                    Map.of("not_measured", report.notMeasured()),
                    report.notMeasured().stream()
                            .map(what -> "not measured: " + what)
                            .toList());
        }
    }

    private void tell(String part) {
        spec.commandLine().getErr().println("measuring " + part);
        spec.commandLine().getErr().flush();
    }
}

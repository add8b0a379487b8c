package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.model.bench.LlamaCppFiles;
import io.ridethrough.environments.model.bench.ReferenceModelBench;
import io.ridethrough.environments.model.bench.ReferenceModelBench.Report;
import io.ridethrough.stubs.store.bench.Bar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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

    @Option(names = "--require", description = "A missed bar is a failure.")
    private boolean isRequired;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("ridethrough-bench-model");
        try {
            Path module = ProjectHome.of(spec).path().resolve("environments");
            Report report = new ReferenceModelBench(Duration.ofSeconds(seconds), seed, LlamaCppFiles.of(module), folder)
                    .run(this::tell);
            print(report);
            List<Bar> missed =
                    report.bars().stream().filter(bar -> !bar.isMet()).toList();
            missed.forEach(bar -> spec.commandLine().getErr().println("missed: " + bar));
            return (isRequired && !missed.isEmpty() ? ExitCode.FAIL : ExitCode.PASS).status();
        } finally {
            delete(folder);
        }
    }

    private void tell(String part) {
        spec.commandLine().getErr().println("measuring " + part);
        spec.commandLine().getErr().flush();
    }

    private void print(Report report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            Map<String, Object> json = new LinkedHashMap<>();
            report.bars().forEach(bar -> json.put(bar.name(), bar.value()));
            json.put(
                    "missed",
                    report.bars().stream()
                            .filter(bar -> !bar.isMet())
                            .map(Bar::name)
                            .toList());
            json.put("not_measured", report.notMeasured());
            out.println(new ObjectMapper().writeValueAsString(json));
        } else {
            report.bars().forEach(out::println);
            report.notMeasured().forEach(what -> out.println("not measured: " + what));
        }
        out.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.simulations.bench.JudgeBench;
import io.ridethrough.simulations.bench.JudgeBench.Report;
import io.ridethrough.stubs.store.bench.Bar;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long judging a large run takes. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure how long judging a large run takes, and in how much memory: a made-up run with every kind of"
                    + " claim is read and judged in a virtual machine of its own with " + JudgeBench.HEAP_MEBIBYTES
                    + " MB of heap.",
            "Needs some 300 MB of disk for a million samples, in the folder for temporary files."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed."})
public final class BenchJudgeCommand implements Callable<Integer> {
    private static final int FEWEST = 10_000;
    private static final int MOST = 10_000_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--samples", defaultValue = "1000000", description = "How many (${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides latencies (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--require", description = "Exit with 1 when a bar is missed.")
    private boolean isRequired;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (samples < FEWEST || samples > MOST) {
            throw new ParameterException(spec.commandLine(), "--samples: between " + FEWEST + " and " + MOST);
        }
        try (ScratchFolder folder = ScratchFolder.make("ridethrough-judge")) {
            Report report = JudgeBench.run(samples, seed, folder.path());
            print(report);
            boolean isMissed = report.bars().stream().anyMatch(bar -> !bar.isMet());
            return (isRequired && isMissed ? ExitCode.FAIL : ExitCode.PASS).status();
        }
    }

    private void print(Report report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            Map<String, Object> json = new LinkedHashMap<>();
            report.bars().forEach(bar -> json.put(bar.name(), bar.value()));
            json.put("claim_kinds", report.kinds());
            json.put("grade", report.grade());
            json.put(
                    "missed",
                    report.bars().stream()
                            .filter(bar -> !bar.isMet())
                            .map(Bar::name)
                            .toList());
            out.println(new ObjectMapper().writeValueAsString(json));
        } else {
            report.bars().forEach(out::println);
            out.println(report.kinds() + " of " + report.allKinds() + " kinds of claims; the run's grade is "
                    + report.grade());
        }
        out.flush();
    }
}

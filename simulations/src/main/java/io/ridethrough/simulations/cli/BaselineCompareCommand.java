package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.Comparison;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.simulations.terminal.ComparisonTable;
import io.ridethrough.simulations.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds one baseline against another. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Say whether B is slower than A, repeat by repeat: FAIL when it is shown to be, by more than 3 %%; PASS when it"
                    + " is shown to be less than 10 %% slower; else INCONCLUSIVE. INVALID when the measurement is of no use.",
            "What A gates decides. Exit code 0 PASS, 1 FAIL, 2 INCONCLUSIVE or INVALID."
        })
public final class BaselineCompareCommand implements Callable<Integer> {
    /** What can be compared. */
    enum Percentile {
        p50(50),
        p90(90),
        p95(95),
        p99(99);

        private final double percent;

        Percentile(double percent) {
            this.percent = percent;
        }

        double percent() {
            return percent;
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "The baseline: a name, or the path of a file.")
    private String baseline = "";

    @Parameters(index = "1", paramLabel = "B", description = "The candidate, likewise.")
    private String candidate = "";

    @Option(
            names = "--metric",
            defaultValue = "p95",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless set.")
    private Percentile metric = Percentile.p95;

    @Option(names = "--json", description = "Print JSON and nothing else.")
    private boolean isJson;

    @Option(names = "--no-color", description = "Plain lines without colour, also on a terminal.")
    private boolean isPlain;

    @Override
    public Integer call() throws IOException {
        BaselineLocation location = BaselineLocation.in(ProjectHome.of(spec));
        Baseline before = location.read(baseline);
        Baseline after = location.read(candidate);
        if (before.gated().isEmpty()) {
            throw new ParameterException(spec.commandLine(), before.name() + " gates no series");
        }
        Comparison comparison = Comparison.of(before, after, metric.percent, PairedGate.withDefaults());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (isJson) {
            out.write(RunJson.pretty(BaselineJson.of(comparison)));
        } else {
            ComparisonTable.lines(comparison, Surroundings.detect(System.getenv(), isPlain))
                    .forEach(out::println);
        }
        out.flush();
        return ExitCode.of(comparison.ruling()).status();
    }
}

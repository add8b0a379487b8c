package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.Comparison;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.simulations.terminal.ComparisonTable;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "The baseline: a name, or the path of a file.")
    private String baseline = "";

    @Parameters(index = "1", paramLabel = "B", description = "The candidate, likewise.")
    private String candidate = "";

    @Mixin
    private MetricOption metric = new MetricOption();

    @Mixin
    private TableOptions shown = new TableOptions();

    @Override
    public Integer call() throws IOException {
        BaselineLocation location = BaselineLocation.in(ProjectHome.of(spec));
        Baseline before = location.read(baseline);
        Baseline after = location.read(candidate);
        if (before.gated().isEmpty()) {
            throw new ParameterException(spec.commandLine(), before.name() + " gates no series");
        }
        Comparison comparison = Comparison.of(before, after, metric.percentile().percent(), PairedGate.withDefaults());
        shown.show(() -> BaselineJson.of(comparison), surroundings -> ComparisonTable.lines(comparison, surroundings));
        return ExitCode.of(comparison.ruling()).status();
    }
}

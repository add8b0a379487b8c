package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.simulations.terminal.BaselineTable;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints one baseline. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show a baseline: its distributions, what was measured where, and what is in doubt.")
public final class BaselineShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A baseline's name, or the path of its file.")
    private String name = "";

    @Mixin
    private TableOptions shown = new TableOptions();

    @Override
    public Integer call() throws IOException {
        Baseline baseline = BaselineLocation.in(ProjectHome.of(spec)).read(name);
        shown.show(() -> BaselineJson.of(baseline), surroundings -> BaselineTable.lines(baseline, surroundings));
        return ExitCode.PASS.status();
    }
}

package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.simulations.terminal.BaselineTable;
import io.ridethrough.simulations.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--json", description = "Print JSON and nothing else.")
    private boolean isJson;

    @Option(names = "--no-color", description = "Plain lines without colour, also on a terminal.")
    private boolean isPlain;

    @Override
    public Integer call() throws IOException {
        Baseline baseline = BaselineLocation.in(ProjectHome.of(spec)).read(name);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (isJson) {
            out.write(RunJson.pretty(BaselineJson.of(baseline)));
        } else {
            BaselineTable.lines(baseline, Surroundings.detect(System.getenv(), isPlain))
                    .forEach(out::println);
        }
        out.flush();
        return ExitCode.PASS.status();
    }
}

package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.comparison.CapacityComparison;
import io.ridethrough.simulations.terminal.CapacityComparisonTable;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lays two studies of capacity beside each other. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lay two studies of capacity beside each other, such as two dates or two builds: what changed in each state of the"
                    + " model, with a 90 %% interval, or that no difference is shown.",
            "Both must have been held against one objective. A view and no gate: of ten states in which nothing changed, one"
                    + " shows a difference. Exit code 0, or 64 when the two cannot be compared."
        })
public final class CapacityCompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "The first study: its id, the path of its folder, or `last`.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "The second, likewise.")
    private String after = "";

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private TableOptions shown = new TableOptions();

    @Override
    public Integer call() throws IOException {
        StudyLocation studies = new StudyLocation(runs.folder(ProjectHome.of(spec)));
        CapacityComparison comparison = compared(studies.read(before), studies.read(after));
        shown.show(() -> comparison, surroundings -> CapacityComparisonTable.lines(comparison, surroundings));
        return ExitCode.PASS.status();
    }

    private CapacityComparison compared(CapacityReport one, CapacityReport other) {
        try {
            return CapacityComparison.of(one, other);
        } catch (IllegalArgumentException e) {
            throw MistakesException.of(after, String.valueOf(e.getMessage()));
        }
    }
}

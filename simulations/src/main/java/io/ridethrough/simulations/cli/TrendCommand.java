package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.baseline.trend.StoredRun;
import io.ridethrough.results.baseline.trend.Trend;
import io.ridethrough.simulations.terminal.TrendTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how a scenario's latencies moved over its stored runs. */
@Command(
        name = "trend",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Show how a scenario's latencies moved over its stored runs, and where another level began.",
            "Runs with a planted flaw, of another environment, load or timeline than the latest, or in doubt are left out and"
                    + " counted. A view and no gate: `compare` decides. Exit code 0, or 64 when there is nothing to show."
        })
public final class TrendCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 200;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario's name.")
    private String scenario = "";

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "The environment's name; that of the latest run unless set.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "60",
            description = "How many runs at most, the latest; ${DEFAULT-VALUE} unless set, up to " + MOST_RUNS + ".")
    private int last;

    @Mixin
    private MetricOption metric = new MetricOption();

    @Option(
            names = "--series",
            paramLabel = "PATTERN",
            description =
                    "Series to show, such as `*/place-order @ *`; may be given again. The steps that ask the model"
                            + " unless set.")
    private List<String> patterns = List.of();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private TableOptions shown = new TableOptions();

    @Override
    public Integer call() throws IOException {
        if (last < 1 || last > MOST_RUNS) {
            throw MistakesException.of("--last", last + " runs; a number from 1 to " + MOST_RUNS + " is right");
        }
        Percentile percentile = metric.percentile();
        RunHistory history =
                RunHistory.read(runs.folder(ProjectHome.of(spec)).toAbsolutePath(), scenario, environment, last);
        List<Trend> trends = chosen(history.runs()).stream()
                .map(series -> Trend.of(series, history.runs(), percentile.percent()))
                .filter(trend -> !trend.points().isEmpty())
                .toList();
        shown.show(
                () -> trends,
                surroundings -> TrendTable.lines(scenario, percentile.name(), trends, history.leftOut(), surroundings));
        return ExitCode.PASS.status();
    }

    private SortedSet<String> chosen(List<StoredRun> runs) {
        SortedSet<String> names = new TreeSet<>();
        SortedSet<String> asking = new TreeSet<>();
        for (StoredRun run : runs) {
            names.addAll(run.recorded().series().keySet());
            asking.addAll(run.recorded().gated());
        }
        return new GatePatterns("--series", patterns).choose(names, asking);
    }
}

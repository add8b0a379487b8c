package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.BaselineBuilder;
import io.ridethrough.results.baseline.BaselineFile;
import io.ridethrough.results.baseline.BaselineLibrary;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.baseline.gate.GateSettings;
import io.ridethrough.simulations.terminal.BaselineTable;
import io.ridethrough.simulations.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that records does with what it recorded: how often, what is gated, where it is kept. */
final class BaselineKeeping {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "8",
            description = "How often, 1 to " + Baseline.MOST_REPEATS + "; ${DEFAULT-VALUE} unless set.")
    private int repeats;

    @Option(
            names = "--gate",
            paramLabel = "PATTERN",
            description =
                    "Series that decide a comparison, such as `*/place-order @ *`; may be given again. Unless set, the"
                            + " steps that ask the model; of a model ttft, itl and e2e at each rate.")
    private List<String> patterns = List.of();

    @Option(names = "--replace", description = "Overwrite baselines of these names.")
    private boolean isReplacing;

    int repeats() {
        return repeats;
    }

    /** Refuses, before anything is measured, names that are none or taken, and numbers of repeats that can't be compared. */
    void check(Collection<String> names) {
        for (String name : names) {
            if (!Baseline.isName(name)) {
                throw mistake("`" + name + "` is no name: use lower-case letters, digits and hyphens");
            }
            if (!isReplacing && Files.exists(library().file(name))) {
                throw mistake(library().file(name) + " is there already; --replace overwrites it");
            }
        }
        if (repeats < 1 || repeats > Baseline.MOST_REPEATS) {
            throw mistake("--repeats " + repeats + ", and 1 to " + Baseline.MOST_REPEATS + " are possible");
        }
    }

    private ParameterException mistake(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    void warnOfTooFew() {
        int fewest = GateSettings.DEFAULT.fewestPairs(1);
        if (repeats < fewest) {
            say("with " + repeats + (repeats == 1 ? " repeat" : " repeats")
                    + " nothing can be shown to be slower; it takes " + fewest + " or more");
        }
    }

    /** A line for each repeat that is over. */
    void tell(String name, int repeat, RecordedRun run) {
        // A pattern that fits nothing is told now, and not when all is measured.
        chosen(run.series().keySet(), run.gated());
        List<String> doubts = run.repeat().allDoubts();
        say(name + ", repeat " + repeat + " of " + repeats + ": "
                + (doubts.isEmpty() ? "recorded" : "in doubt: " + String.join("; ", doubts)));
    }

    private void say(String line) {
        spec.commandLine().getErr().println("ridethrough: " + line);
        spec.commandLine().getErr().flush();
    }

    /** Writes and shows them; INCONCLUSIVE when a repeat is in doubt. */
    ExitCode keep(Collection<BaselineBuilder> recorded) throws IOException {
        List<Baseline> baselines = recorded.stream().map(this::built).toList();
        Files.createDirectories(library().directory());
        PrintStream out = StandardOutput.utf8();
        for (Baseline baseline : baselines) {
            Path file = library().file(baseline.name());
            BaselineFile.write(file, baseline);
            BaselineTable.lines(baseline, Surroundings.detect(System.getenv(), true))
                    .forEach(out::println);
            out.println();
            out.println("baseline  " + file);
        }
        out.flush();
        return baselines.stream().allMatch(Baseline::isSound) ? ExitCode.PASS : ExitCode.INCONCLUSIVE;
    }

    private Baseline built(BaselineBuilder builder) {
        SortedSet<String> names = builder.seriesNames();
        if (names.isEmpty()) {
            throw MistakesException.of(builder.name(), "no repeat has a sample that counts, so nothing is kept");
        }
        return builder.build(chosen(names, builder.gatedByDefault()));
    }

    private SortedSet<String> chosen(Collection<String> names, SortedSet<String> otherwise) {
        return new GatePatterns(patterns).choose(names, otherwise);
    }

    private BaselineLibrary library() {
        return new BaselineLibrary(ProjectHome.of(spec).baselines());
    }
}

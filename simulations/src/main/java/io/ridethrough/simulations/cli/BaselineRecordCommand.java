package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.BaselineBuilder;
import io.ridethrough.results.baseline.BaselineFile;
import io.ridethrough.results.baseline.BaselineLibrary;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.baseline.gate.GateSettings;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.baselines.Arm;
import io.ridethrough.simulations.baselines.Recording;
import io.ridethrough.simulations.conductor.Conductor;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import io.ridethrough.simulations.terminal.BaselineTable;
import io.ridethrough.simulations.terminal.Surroundings;
import io.ridethrough.simulations.terminal.VerdictOnlyView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records one baseline, or two in turns. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Play a scenario again and again and keep its latencies as results/baselines/NAME.json.",
            "Two of them, as in `record before=embedded after=mine.yaml`, are played in turns, in random order within"
                    + " each pair: only then does a comparison say something about the two and nothing about the day.",
            "Exit code 2 when a repeat is in doubt; such a baseline is written, and compares as INVALID."
        })
public final class BaselineRecordCommand implements Callable<Integer> {
    private static final int SEED_BOUND = 1_000_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..2",
            paramLabel = "NAME[=ENV]",
            description =
                    "Names of lower-case letters, digits and hyphens, with the environment of each when there are two.")
    private List<String> names = List.of();

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            defaultValue = "fair-weather",
            description = "What to play: a name or a path; ${DEFAULT-VALUE} unless set.")
    private String scenario = "";

    @Option(
            names = {"--env", "--environment"},
            paramLabel = "ENV",
            defaultValue = "embedded",
            description = "Where, unless the name says it; ${DEFAULT-VALUE} unless set.")
    private String environment = "";

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "8",
            description = "Runs of each, 1 to " + Baseline.MOST_REPEATS + "; ${DEFAULT-VALUE} unless set.")
    private int repeats;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the first repeat, each further one's is one higher; a new one unless set.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--gate",
            paramLabel = "PATTERN",
            description =
                    "Series that decide a comparison, such as `*/place-order @ *`; may be given again. The steps that"
                            + " ask the model unless set.")
    private List<String> patterns = List.of();

    @Option(
            names = "--runs",
            paramLabel = "RUN",
            arity = "1..*",
            description = "Take stored runs instead of playing: ids or paths, in the order of the repeats.")
    private List<String> stored = List.of();

    @Option(names = "--replace", description = "Overwrite baselines of these names.")
    private boolean isReplacing;

    @Override
    public Integer call() throws Exception {
        ProjectHome home = ProjectHome.of(spec);
        Map<String, String> arms = arms();
        if (repeats < 1 || repeats > Baseline.MOST_REPEATS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--repeats " + repeats + ", and 1 to " + Baseline.MOST_REPEATS + " are possible");
        }
        BaselineLibrary library = new BaselineLibrary(home.baselines());
        refuseToOverwrite(library, arms.keySet());
        try {
            Collection<BaselineBuilder> recorded = stored.isEmpty()
                    ? play(home, arms)
                    : List.of(storedRuns(home, arms.keySet().iterator().next()));
            List<Baseline> baselines = recorded.stream().map(this::built).toList();
            return keep(baselines, library).status();
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.status();
        }
    }

    private Baseline built(BaselineBuilder builder) {
        if (builder.seriesNames().isEmpty()) {
            throw new MistakesException(List.of(
                    new Mistake(names.get(0), 0, "", "no run has a sample of a judged phase, so nothing is kept")));
        }
        return builder.build(new GatePatterns(patterns).choose(builder.seriesNames(), builder.gatedByDefault()));
    }

    private Map<String, String> arms() {
        Map<String, String> arms = new LinkedHashMap<>();
        for (String name : names) {
            String[] parts = name.split("=", 2);
            if (!Baseline.isName(parts[0])) {
                throw new ParameterException(
                        spec.commandLine(),
                        "`" + parts[0] + "` is no name: use lower-case letters, digits and hyphens");
            }
            if (arms.put(parts[0], parts.length == 2 ? parts[1] : environment) != null) {
                throw new ParameterException(spec.commandLine(), "`" + parts[0] + "` is named twice");
            }
        }
        if (arms.size() > 1 && !stored.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "stored runs make one baseline: name one");
        }
        return arms;
    }

    private void refuseToOverwrite(BaselineLibrary library, Collection<String> wanted) {
        for (String name : wanted) {
            if (!isReplacing && Files.exists(library.file(name))) {
                throw new ParameterException(
                        spec.commandLine(), library.file(name) + " is there already; --replace overwrites it");
            }
        }
    }

    private Collection<BaselineBuilder> play(ProjectHome home, Map<String, String> wanted) throws Exception {
        Scenario read = ScenarioFile.read(new ScenarioLibrary(home.scenarios()).resolve(scenario), home.catalog());
        EnvironmentLibrary environments = new EnvironmentLibrary(home.environments());
        List<Arm> arms = new ArrayList<>();
        wanted.forEach((name, where) -> arms.add(new Arm(name, environments.environment(where))));
        long first = seed.orElseGet(() -> read.seed().orElseGet(() -> new SecureRandom().nextInt(SEED_BOUND)));
        Recording recording = new Recording(read, repeats, first, home.runs().toAbsolutePath(), Versions.current());
        warnOfTooFew();
        Leftovers.heal(recording.runs(), spec.commandLine().getErr());
        return recording
                .of(arms, Instant.now(), BaselineRecordCommand::played, this::tell)
                .values();
    }

    private void warnOfTooFew() {
        int fewest = GateSettings.DEFAULT.fewestPairs(1);
        if (repeats < fewest) {
            say("with " + repeats + (repeats == 1 ? " repeat" : " repeats")
                    + " nothing can be shown to be slower; it takes " + fewest + " or more");
        }
    }

    /** The run itself is not shown: what it says of its own claims is in its folder. */
    private static RunRecord played(RunRequest request)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (VerdictOnlyView silent = new VerdictOnlyView(nowhere, Verdict::sentence)) {
            Verdict verdict = new Conductor(silent).run(request);
            return RunReader.read(new RunFolder(request.runs().resolve(verdict.runId())));
        }
    }

    private void tell(String arm, int repeat, RecordedRun run) {
        // A pattern that fits nothing is told now, and not when all is played.
        var unused = new GatePatterns(patterns).choose(run.series().keySet(), run.gated());
        List<String> doubts = run.repeat().allDoubts();
        say(arm + ", repeat " + repeat + " of " + repeats + ": "
                + (doubts.isEmpty() ? "recorded" : "in doubt: " + String.join("; ", doubts)));
    }

    private void say(String line) {
        spec.commandLine().getErr().println("ridethrough: " + line);
        spec.commandLine().getErr().flush();
    }

    private BaselineBuilder storedRuns(ProjectHome home, String name) throws IOException {
        BaselineBuilder builder = new BaselineBuilder(name, name + " " + Instant.now());
        for (String run : stored) {
            RecordedRun recorded = RecordedRun.of(RunReader.read(new RunLocation(home.runs()).find(run)));
            try {
                builder.add(recorded);
            } catch (IllegalArgumentException e) {
                throw new MistakesException(List.of(new Mistake(run, 0, "", String.valueOf(e.getMessage()))));
            }
        }
        return builder;
    }

    private ExitCode keep(List<Baseline> baselines, BaselineLibrary library) throws IOException {
        Files.createDirectories(library.directory());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean isSound = true;
        for (Baseline baseline : baselines) {
            Path file = library.file(baseline.name());
            BaselineFile.write(file, baseline);
            BaselineTable.lines(baseline, Surroundings.detect(System.getenv(), true))
                    .forEach(out::println);
            out.println();
            out.println("baseline  " + file);
            isSound &= baseline.isSound();
        }
        out.flush();
        return isSound ? ExitCode.PASS : ExitCode.INCONCLUSIVE;
    }
}

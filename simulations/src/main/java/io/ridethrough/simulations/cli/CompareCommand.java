package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.baseline.pairing.ComparisonFolder;
import io.ridethrough.results.baseline.pairing.ComparisonRecord;
import io.ridethrough.results.baseline.pairing.PairedRuns;
import io.ridethrough.results.baseline.pairing.RunPair;
import io.ridethrough.simulations.baselines.PlayedPairs;
import io.ridethrough.simulations.baselines.Recording;
import io.ridethrough.simulations.baselines.RunPlayer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The baseline gate: decides from pairs of runs whether a candidate is worse. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decide from pairs of runs whether a candidate is slower than a baseline: FAIL when it is shown to be, by"
                    + " more than 3 %%; PASS when it is shown to be less than 10 %% slower; else INCONCLUSIVE. INVALID when"
                    + " the measurement is of no use.",
            "With a SCENARIO the pairs are played, in turns and in random order within each; else they are stored runs.",
            "The decision is kept beside the runs as ID.comparison.json. `bench gate` tells how often it errs.",
            "Exit code 0 PASS, 1 FAIL, 2 INCONCLUSIVE or INVALID, 64 when what was asked for cannot be compared, 130 when the"
                    + " playing was interrupted."
        })
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final RunPlayer player;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "What to play: a scenario's name, or the path of its file.")
    private Optional<String> scenario = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            arity = "1..*",
            description = "Stored runs of the baseline: ids or paths, in the order of the pairs.")
    private List<String> baseline = List.of();

    @Option(
            names = "--candidate",
            paramLabel = "RUN",
            arity = "1..*",
            description = "As many of the candidate, likewise.")
    private List<String> candidate = List.of();

    @Option(
            names = "--of",
            paramLabel = "ID",
            description = "Decide again on the pairs of a comparison that is stored, by what was fixed for it.")
    private Optional<String> stored = Optional.empty();

    @Option(
            names = "--metric",
            description = "${COMPLETION-CANDIDATES}; p95 unless set. To be chosen before the first look.")
    private Optional<Percentile> metric = Optional.empty();

    @Option(
            names = "--gate",
            paramLabel = "PATTERN",
            description =
                    "Series that decide, such as `*/place-order @ *`; may be given again. The steps that ask the model"
                            + " unless set. The more there are, the more each must show.")
    private List<String> patterns = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the runs, which gets the decision; results/runs unless set.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Print the decision's file and nothing else.")
    private boolean isJson;

    @Mixin
    private ColourOption colour = new ColourOption();

    @Mixin
    private PlayOptions playing = new PlayOptions();

    @Mixin
    private GuardOptions guard = new GuardOptions();

    public CompareCommand() {
        this(QuietRuns::recorded);
    }

    /** @param player plays each run */
    CompareCommand(RunPlayer player) {
        this.player = player;
    }

    @Override
    public Integer call() throws Exception {
        Path runs = out.orElseGet(() -> ProjectHome.of(spec).runs()).toAbsolutePath();
        ComparisonFolder folder = new ComparisonFolder(runs);
        refuseMixtures();
        if (scenario.isPresent()) {
            try {
                return play(folder, scenario.get()).status();
            } catch (InterruptedException e) {
                return ExitCode.INTERRUPTED.status();
            }
        }
        ExitCode code = stored.isPresent() ? again(folder, stored.get()) : fresh(folder);
        return code.status();
    }

    private void refuseMixtures() {
        Mistakes mistakes = new Mistakes();
        boolean isNamed = !baseline.isEmpty() || !candidate.isEmpty();
        if (scenario.isEmpty() && stored.isEmpty() && !isNamed) {
            mistakes.add(
                    "compare", "say what: a scenario to play, --baseline and --candidate with stored runs, or --of");
        }
        if (scenario.isPresent() && (isNamed || stored.isPresent())) {
            mistakes.add(scenario.get(), "is to be played: leave out --baseline, --candidate and --of");
        }
        if (scenario.isEmpty() && playing.areGiven()) {
            mistakes.add(
                    "compare",
                    "name a scenario: other environments, flaws, presets, pairs and seeds are"
                            + " for pairs that are played");
        }
        if (stored.isPresent() && isNamed) {
            mistakes.add("--of", "names its runs itself: leave out --baseline and --candidate");
        }
        if (stored.isPresent() && (metric.isPresent() || !patterns.isEmpty())) {
            mistakes.add("--of", "was fixed to its metric and series: leave out --metric and --gate");
        }
        mistakes.refuse();
    }

    private ExitCode play(ComparisonFolder folder, String name) throws Exception {
        PlayOptions.Prepared prepared =
                playing.prepare(ProjectHome.of(spec), name, new GatePatterns(patterns), folder.runs());
        Recording recording = prepared.recording();
        Instant started = Instant.now();
        String story = recording.scenario().name();
        ComparisonRecord planned = ComparisonRecord.planned(
                        started, recording.repeats(), percentile(), List.copyOf(prepared.gated()))
                .named(folder.freshId(started, story), story)
                .playing(prepared.settings());
        PrintWriter err = spec.commandLine().getErr();
        Leftovers.heal(folder.runs(), err);
        PlayedPairs pairs = new PlayedPairs(folder, planned, line -> {
            err.println("ridethrough: " + line);
            err.flush();
        });
        PairedRuns runs = pairs.play(
                recording,
                prepared.arms(),
                request -> player.play(request.allowingProduction(guard.isProductionAllowed())));
        return new PairDecision(folder, isJson, colour).on(pairs.comparison(), runs);
    }

    private double percentile() {
        return metric.orElse(Percentile.p95).percent();
    }

    /** Decides on stored runs by what is fixed now, before any of them is looked into. */
    private ExitCode fresh(ComparisonFolder folder) throws IOException {
        ComparisonRecord planned = ComparisonRecord.planned(Instant.now(), baseline.size(), percentile(), patterns);
        return decide(folder, planned, baseline, candidate);
    }

    private ExitCode again(ComparisonFolder folder, String id) throws IOException {
        if (!folder.ids().contains(id)) {
            throw MistakesException.of(id, "there is no such comparison" + Nearest.remedy(id, folder.ids()));
        }
        ComparisonRecord there = read(folder, id);
        if (!there.isWhole()) {
            throw MistakesException.of(
                    id,
                    "only " + there.pairs().size() + " of its " + there.plannedPairs()
                            + " pairs are there, and the number of pairs is fixed in advance");
        }
        return decide(
                folder,
                there,
                there.pairs().stream().map(RunPair::baseline).toList(),
                there.pairs().stream().map(RunPair::candidate).toList());
    }

    private static ComparisonRecord read(ComparisonFolder folder, String id) {
        try {
            return folder.read(id);
        } catch (IOException e) {
            throw MistakesException.of(id, String.valueOf(e.getMessage()));
        }
    }

    private ExitCode decide(ComparisonFolder folder, ComparisonRecord fixed, List<String> before, List<String> after)
            throws IOException {
        StoredPairs.Found found = new StoredPairs(folder.runs()).find(before, after, new GatePatterns(fixed.gate()));
        return new PairDecision(folder, isJson, colour).on(named(folder, fixed, found), found.runs());
    }

    /** The comparison under its id: the one that it has already, or a new one. */
    private static ComparisonRecord named(ComparisonFolder folder, ComparisonRecord fixed, StoredPairs.Found found)
            throws IOException {
        ComparisonRecord wanted = fixed.having(found.ids());
        Optional<ComparisonRecord> same = folder.same(wanted);
        if (same.isPresent()) {
            return same.get();
        }
        return wanted.named(folder.freshId(fixed.startedAt(), found.scenario()), found.scenario());
    }
}

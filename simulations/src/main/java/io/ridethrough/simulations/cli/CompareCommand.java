package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.baseline.pairing.ComparisonFolder;
import io.ridethrough.results.baseline.pairing.ComparisonRecord;
import io.ridethrough.results.baseline.pairing.RunPair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The baseline gate: decides from pairs of runs whether a candidate is worse. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decide from pairs of stored runs whether a candidate is slower than a baseline: FAIL when it is shown to be, by"
                    + " more than 3 %%; PASS when it is shown to be less than 10 %% slower; else INCONCLUSIVE. INVALID when"
                    + " the measurement is of no use.",
            "The decision is kept beside the runs as ID.comparison.json. `bench gate` tells how often it errs.",
            "Exit code 0 PASS, 1 FAIL, 2 INCONCLUSIVE or INVALID."
        })
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

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
    private Optional<BaselineCompareCommand.Percentile> metric = Optional.empty();

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

    @Option(names = "--no-color", description = "Plain lines without colour, also on a terminal.")
    private boolean isPlain;

    @Override
    public Integer call() throws IOException {
        Path runs = out.orElseGet(() -> ProjectHome.of(spec).runs()).toAbsolutePath();
        ComparisonFolder folder = new ComparisonFolder(runs);
        refuseMixtures();
        ExitCode code = stored.isPresent() ? again(folder, stored.get()) : decide(folder, fresh(), baseline, candidate);
        return code.status();
    }

    private void refuseMixtures() {
        List<Mistake> mistakes = new ArrayList<>();
        boolean isNamed = !baseline.isEmpty() || !candidate.isEmpty();
        if (stored.isEmpty() && !isNamed) {
            mistakes.add(mistake("compare", "say what: --baseline and --candidate with stored runs, or --of"));
        }
        if (stored.isPresent() && isNamed) {
            mistakes.add(mistake("--of", "names its runs itself: leave out --baseline and --candidate"));
        }
        if (stored.isPresent() && (metric.isPresent() || !patterns.isEmpty())) {
            mistakes.add(mistake("--of", "was fixed to its metric and series: leave out --metric and --gate"));
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
    }

    /** What is fixed now, before any run is looked into. */
    private ComparisonRecord fresh() {
        return new ComparisonRecord(
                ComparisonRecord.FORMAT,
                "",
                Instant.now(),
                "",
                baseline.size(),
                metric.orElse(BaselineCompareCommand.Percentile.p95).percent(),
                patterns,
                Map.of(),
                List.of(),
                Map.of());
    }

    private ExitCode again(ComparisonFolder folder, String id) throws IOException {
        if (!folder.ids().contains(id)) {
            throw new MistakesException(
                    List.of(mistake(id, "there is no such comparison" + Nearest.remedy(id, folder.ids()))));
        }
        ComparisonRecord there = folder.read(id);
        if (!there.isWhole()) {
            throw new MistakesException(List.of(mistake(
                    id,
                    "only " + there.pairs().size() + " of its " + there.plannedPairs()
                            + " pairs are there, and the number of pairs is fixed in advance")));
        }
        return decide(
                folder,
                there,
                there.pairs().stream().map(RunPair::baseline).toList(),
                there.pairs().stream().map(RunPair::candidate).toList());
    }

    private ExitCode decide(ComparisonFolder folder, ComparisonRecord fixed, List<String> before, List<String> after)
            throws IOException {
        StoredPairs.Found found = new StoredPairs(folder.runs()).find(before, after, new GatePatterns(fixed.gate()));
        return new PairDecision(folder, isJson, isPlain).on(named(folder, fixed, found), found.runs());
    }

    /** The comparison under its id: the one that it has already, or a new one. */
    private static ComparisonRecord named(ComparisonFolder folder, ComparisonRecord fixed, StoredPairs.Found found)
            throws IOException {
        ComparisonRecord wanted = fixed.having(found.ids());
        Optional<ComparisonRecord> same = folder.same(wanted);
        if (same.isPresent()) {
            return same.get();
        }
        return new ComparisonRecord(
                fixed.format(),
                folder.freshId(fixed.startedAt(), found.scenario()),
                fixed.startedAt(),
                found.scenario(),
                fixed.plannedPairs(),
                fixed.percentile(),
                fixed.gate(),
                fixed.settings(),
                found.ids(),
                Map.of());
    }

    private static Mistake mistake(String where, String what) {
        return new Mistake(where, 0, "", what);
    }
}

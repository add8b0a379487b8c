package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.prove.BreakerTally;
import io.ridethrough.simulations.prove.DefectProof;
import io.ridethrough.simulations.prove.DetectionMatrix;
import io.ridethrough.simulations.prove.MatrixFile;
import io.ridethrough.simulations.prove.Outcome;
import io.ridethrough.simulations.prove.ProofBook;
import io.ridethrough.simulations.prove.ProofBookFile;
import io.ridethrough.simulations.prove.Prover;
import io.ridethrough.simulations.prove.Trial;
import io.ridethrough.simulations.prove.TrialResult;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves the scenarios' claims: on the sound system, and on every defect that can be planted. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = {
            "Prove the scenarios: the sound system must pass them, and each planted defect fail by the claim made for it and by"
                    + " no other. What belongs together is in simulations/proof.yaml.",
            "The whole proof writes docs/detection-matrix.md; until it is over, what it has come to stands beside, in"
                    + " detection-matrix.unfinished.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is proved",
            "1:a defect was missed or caught by another claim, or a sound system failed",
            "2:a run stayed in doubt",
            "130:interrupted; every fault is healed"
        })
public final class ProveCommand implements Callable<Integer> {
    /** Each run has a shop, a model and a load generator of its own. */
    private static final int MOST_AT_ONCE = 8;

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "The part that is marked so: a few minutes.")
    private boolean isQuick;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "The part about one defect or one scenario. May be given more than once.")
    private List<String> only = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the first run, each further one's is one higher; ${DEFAULT-VALUE} unless set.")
    private long seed;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many runs play at once, from 1 to " + MOST_AT_ONCE
                    + "; ${DEFAULT-VALUE} unless set. What is in doubt is repeated alone.")
    private int atOnce;

    @Option(
            names = "--stored",
            description =
                    "Play nothing: judge the stored runs of these seeds again, and hold them against the book as it is"
                            + " now. A run that is not there is in doubt.")
    private boolean isStored;

    @Option(
            names = "--matrix",
            paramLabel = "FILE",
            description = "Where the page goes; unless set, only the whole proof writes one.")
    private Optional<Path> matrix = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new ParameterException(
                    spec.commandLine(), "--parallel " + atOnce + ": from 1 to " + MOST_AT_ONCE + " runs at once");
        }
        ProjectHome home = ProjectHome.of(spec);
        ScenarioLibrary library = new ScenarioLibrary(home.scenarios());
        EnvironmentLibrary environments = new EnvironmentLibrary(home.environments());
        ProofBook whole =
                ProofBookFile.read(home.proofBook(), library.list(), environments.names(), PlantableDefect.names());
        ProofBook wanted = wanted(whole, library);
        List<Trial> trials = wanted.trials(seed);
        Map<String, Scenario> scenarios = trials.stream()
                .map(Trial::scenario)
                .distinct()
                .collect(Collectors.toMap(
                        name -> name, name -> ScenarioFile.read(library.resolve(name), home.catalog())));
        // Read now, so that a mistake in one is told before anything runs.
        trials.stream().map(Trial::environment).distinct().forEach(environments::environment);
        boolean isWhole = !isQuick && only.isEmpty();
        Optional<MatrixFile> page =
                (isWhole ? matrix.or(() -> Optional.of(home.detectionMatrix())) : matrix).map(MatrixFile::new);
        Leftovers.heal(home.runs().toAbsolutePath(), spec.commandLine().getErr());
        Optional<StoredTrials> stored = isStored ? Optional.of(StoredTrials.in(home.runs())) : Optional.empty();
        Prover prover = new Prover(
                trial -> stored.isPresent()
                        ? stored.get().judged(trial)
                        : play(trial, scenario(scenarios, trial), environments),
                atOnce,
                trial -> scenario(scenarios, trial).timeline());
        try {
            List<TrialResult> results = prover.prove(trials, (result, soFar) -> {
                tell(result, soFar.size(), trials.size());
                write(matrix(soFar, trials.size(), wanted.unproved(), scenarios), page, false);
            });
            BreakerTally breakers = BreakerTally.of(home.runs().toAbsolutePath(), results);
            return concluded(
                            matrix(results, trials.size(), wanted.unproved(), scenarios)
                                    .with(breakers),
                            page)
                    .status();
        } catch (InterruptedException e) {
            page.ifPresent(file -> spec.commandLine()
                    .getErr()
                    .println("ridethrough: interrupted; what is proved so far is in " + file.unfinished()));
            return ExitCode.INTERRUPTED.status();
        }
    }

    private static Scenario scenario(Map<String, Scenario> scenarios, Trial trial) {
        return Optional.ofNullable(scenarios.get(trial.scenario())).orElseThrow();
    }

    private DetectionMatrix matrix(
            List<TrialResult> results, int planned, List<String> unproved, Map<String, Scenario> scenarios) {
        return new DetectionMatrix(
                results,
                planned,
                unproved,
                scenarios,
                PlantableDefect.all().stream()
                        .collect(Collectors.toMap(PlantableDefect::name, PlantableDefect::description)),
                seed,
                versions(),
                Optional.empty());
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("ridethrough", Version.current());
        versions.put("java", Runtime.version().toString());
        if (isStored) {
            versions.put("runs", "played before, and judged again");
        }
        return versions;
    }

    /** A page that cannot be written is told of, and ends no proof. */
    private void write(DetectionMatrix found, Optional<MatrixFile> page, boolean isOver) {
        try {
            if (page.isPresent()) {
                page.get().write(found, isOver);
            }
        } catch (IOException e) {
            spec.commandLine().getErr().println("ridethrough: the matrix cannot be written: " + e.getMessage());
        }
    }

    private ProofBook wanted(ProofBook whole, ScenarioLibrary library) {
        ProofBook wanted = isQuick ? whole.quick() : whole;
        if (only.isEmpty()) {
            return wanted;
        }
        List<String> known = new ArrayList<>(PlantableDefect.names());
        known.addAll(library.list());
        for (String name : only) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "no defect or scenario `" + name + "`" + Nearest.remedy(name, known));
            }
        }
        return wanted.only(only);
    }

    private Verdict play(Trial trial, Scenario scenario, EnvironmentLibrary environments)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        return QuietRuns.play(new RunRequest(
                scenario,
                environments.environment(trial.environment()),
                trial.defect().map(DefectProof::defect),
                Optional.empty(),
                trial.seed(),
                ProjectHome.of(spec).runs().toAbsolutePath(),
                Versions.current(),
                RunRequest.goldenFor(scenario)));
    }

    private void tell(TrialResult result, int over, int planned) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(over + "/" + planned + " " + result.outcome().words() + ": "
                + result.trial().words() + ", seed " + result.trial().seed()
                + (result.tries() > 1 ? ", try " + result.tries() : ""));
        result.caughtBy().forEach(finding -> out.println("  caught by " + told(finding)));
        result.consequences().forEach(finding -> out.println("  also      " + told(finding)));
        result.unrelated().forEach(finding -> out.println("  WRONGLY   " + told(finding)));
        if (result.outcome() == Outcome.IN_DOUBT) {
            out.println("  " + result.verdict().sentence());
        }
        out.println("  run " + result.verdict().runId());
        out.flush();
    }

    private static String told(Finding finding) {
        return finding.id() + ": " + finding.measured() + ", " + finding.expected() + " expected";
    }

    private ExitCode concluded(DetectionMatrix found, Optional<MatrixFile> page) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(found.sentence());
        found.breakers().ifPresent(tally -> out.println(tally.sentence()));
        write(found, page, true);
        page.ifPresent(file -> out.println("matrix   " + file.page()));
        out.flush();
        boolean hasFailed = !found.unproved().isEmpty()
                || found.results().stream().anyMatch(result -> result.outcome().isRefutation());
        if (hasFailed) {
            return ExitCode.FAIL;
        }
        boolean isProved = found.results().stream().allMatch(result -> result.outcome() == Outcome.PROVED);
        return isProved ? ExitCode.PASS : ExitCode.INCONCLUSIVE;
    }
}

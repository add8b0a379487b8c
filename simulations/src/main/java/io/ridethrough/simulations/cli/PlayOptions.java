package io.ridethrough.simulations.cli;

import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.baseline.gate.GateSettings;
import io.ridethrough.results.baseline.gate.SignFlip;
import io.ridethrough.results.baseline.pairing.PairedRuns;
import io.ridethrough.simulations.baselines.Arm;
import io.ridethrough.simulations.baselines.Recording;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import io.ridethrough.stubs.store.presets.ResiliencePresets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** How the pairs of a comparison are played: where, how set up, how many. */
final class PlayOptions {
    private static final int USUAL_PAIRS = 8;

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "Environment of both: a name, or the path of a definition; " + EnvironmentOption.USUAL
                    + " unless set.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--baseline-env", paramLabel = "ENV", description = "Environment of the baseline.")
    private Optional<String> baselineEnvironment = Optional.empty();

    @Option(names = "--candidate-env", paramLabel = "ENV", description = "Environment of the candidate.")
    private Optional<String> candidateEnvironment = Optional.empty();

    @Option(names = "--baseline-defect", paramLabel = "NAME", description = "Flaw to plant in the baseline.")
    private Optional<String> baselineDefect = Optional.empty();

    @Option(names = "--candidate-defect", paramLabel = "NAME", description = "Flaw to plant in the candidate.")
    private Optional<String> candidateDefect = Optional.empty();

    @Option(
            names = "--baseline-resilience",
            paramLabel = "PRESET",
            description = "Preset of resilience that the baseline is set up with; see `list resilience`.")
    private Optional<String> baselineResilience = Optional.empty();

    @Option(
            names = "--candidate-resilience",
            paramLabel = "PRESET",
            description = "Preset of resilience that the candidate is set up with.")
    private Optional<String> candidateResilience = Optional.empty();

    @Option(
            names = "--pairs",
            paramLabel = "R",
            description = "How many pairs, fixed in advance; " + USUAL_PAIRS
                    + " unless set, or more where so many series decide that it takes more.")
    private Optional<Integer> pairs = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Seed of the first pair, each further one's is one higher, and of the order within each; else the"
                            + " scenario's, else a new one.")
    private Optional<Long> seed = Optional.empty();

    /**
     * What is to be played.
     *
     * @param arms baseline and candidate
     * @param gated the series that decide
     * @param settings for the comparison's file
     */
    record Prepared(Recording recording, List<Arm> arms, SortedSet<String> gated, Map<String, String> settings) {}

    /** Whether any of these options is given. */
    boolean areGiven() {
        return pairs.isPresent()
                || seed.isPresent()
                || List.of(
                                environment,
                                baselineEnvironment,
                                candidateEnvironment,
                                baselineDefect,
                                candidateDefect,
                                baselineResilience,
                                candidateResilience)
                        .stream()
                        .anyMatch(Optional::isPresent);
    }

    /**
     * Reads and checks everything; starts nothing.
     *
     * @param gate patterns of the series that are to decide
     * @throws MistakesException with every mistake, when there is one
     */
    Prepared prepare(ProjectHome home, String scenario, GatePatterns gate, Path runs) {
        Mistakes mistakes = new Mistakes();
        Optional<Scenario> read = mistakes.reading(
                () -> ScenarioFile.read(new ScenarioLibrary(home.scenarios()).resolve(scenario), home.catalog()));
        EnvironmentLibrary environments = new EnvironmentLibrary(home.environments());
        Optional<Arm> before = arm(
                PairedRuns.BASELINE, baselineEnvironment, baselineDefect, baselineResilience, environments, mistakes);
        Optional<Arm> after = arm(
                PairedRuns.CANDIDATE,
                candidateEnvironment,
                candidateDefect,
                candidateResilience,
                environments,
                mistakes);
        SortedSet<String> gated = read.flatMap(story -> mistakes.reading(() -> new ScenarioSeries(story).chosen(gate)))
                .orElseGet(TreeSet::new);
        int planned = planned(gated.size(), mistakes);
        mistakes.refuse();
        Scenario story = read.orElseThrow();
        long first = seed.orElseGet(() -> story.seed().orElseGet(FreshSeed::draw));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("seed", String.valueOf(first));
        List<Arm> arms = List.of(before.orElseThrow(), after.orElseThrow());
        arms.forEach(arm -> settings.put(arm.name(), arm.told()));
        return new Prepared(new Recording(story, planned, first, runs, Versions.current()), arms, gated, settings);
    }

    private Optional<Arm> arm(
            String name,
            Optional<String> own,
            Optional<String> defect,
            Optional<String> resilience,
            EnvironmentLibrary environments,
            Mistakes mistakes) {
        defect.ifPresent(wanted -> known("--" + name + "-defect", wanted, PlantableDefect.names(), mistakes));
        resilience.ifPresent(wanted -> known("--" + name + "-resilience", wanted, ResiliencePresets.names(), mistakes));
        return mistakes.reading(
                        () -> environments.environment(own.or(() -> environment).orElse(EnvironmentOption.USUAL)))
                .map(where -> new Arm(name, where, defect, resilience));
    }

    private int planned(int metrics, Mistakes mistakes) {
        int fewest = GateSettings.DEFAULT.fewestPairs(Math.max(1, metrics));
        int planned = pairs.orElse(Math.max(USUAL_PAIRS, fewest));
        if (planned < fewest) {
            mistakes.add(
                    "--pairs",
                    planned + (planned == 1 ? " pair" : " pairs") + " can show nothing of " + Math.max(1, metrics)
                            + " gated series: it takes " + fewest + " or more");
        }
        if (planned > SignFlip.MOST_PAIRS) {
            mistakes.add("--pairs", planned + " pairs, and at most " + SignFlip.MOST_PAIRS + " can be compared");
        }
        return planned;
    }

    private static void known(String option, String wanted, List<String> names, Mistakes mistakes) {
        if (!names.contains(wanted)) {
            mistakes.add(option, "no `" + wanted + "`" + Nearest.remedy(wanted, names));
        }
    }
}

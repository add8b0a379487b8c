package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.YamlDocument;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.simulations.scenario.Scenario.Load;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads scenario files strictly. Their shape is described, for editors too, by {@code scenario.schema.json}. */
public final class ScenarioFile {

    static final List<String> KEYS = List.of("scenario", "story", "seed", "load", "watch", "phases", "stop", "expect");
    static final List<String> LOAD_KEYS = List.of("flow", "rate", "patience", "second-click", "products");
    static final List<String> WATCH_KEYS = List.of("golden", "rate", "patience");
    static final List<String> PHASE_KEYS = List.of("phase", "lasts", "judged", "load", "faults");

    private final FaultCatalog catalog;
    private final Mistakes mistakes;

    private ScenarioFile(FaultCatalog catalog, Mistakes mistakes) {
        this.catalog = catalog;
        this.mistakes = mistakes;
    }

    /**
     * Reads one scenario from the file system.
     *
     * @param file mistakes name it as given
     * @param catalog where its presets are
     * @throws MistakesException with everything that is wrong with it, a file that can't be read included
     */
    public static Scenario read(Path file, FaultCatalog catalog) {
        Mistakes mistakes = new Mistakes(file.toString());
        Optional<Scenario> scenario =
                YamlDocument.read(file, mistakes).map(root -> new ScenarioFile(catalog, mistakes).scenario(root));
        mistakes.throwIfAny();
        return scenario.orElseThrow(() -> new IllegalStateException("neither a scenario nor a mistake in " + file));
    }

    private Scenario scenario(YamlMap root) {
        root.closed(KEYS);
        String name = root.required("scenario", "the scenario's name, such as `checkout-brownout`")
                .name();
        String story = root.required("story", "what the scenario tests, in a sentence or two")
                .text();
        OptionalLong seed = root.optional("seed")
                .map(value -> OptionalLong.of(value.integer(0, Long.MAX_VALUE)))
                .orElseGet(OptionalLong::empty);
        int before = mistakes.count();
        List<Phase> phases = phases(root);
        boolean phasesAreSound = mistakes.count() == before;
        List<Load> load = load(root, phases);
        Optional<Watch> watch = root.optional("watch").flatMap(YamlValue::map).map(ScenarioFile::watch);
        Declared declared = new Declared(load, phases, phasesAreSound, root.has("watch"));
        List<StopCondition> stops = root.optional("stop")
                .map(value -> new StopReader(declared, mistakes).read(value))
                .orElse(List.of());
        refuseMoreThan(Bounds.MOST_STOPS, stops, root, "stop");
        YamlValue expect = root.required("expect", "a run of which nothing is expected can't pass: claim something");
        List<Expectation> expectations = new ExpectationReader(declared, mistakes).read(expect);
        refuseMoreThan(Bounds.MOST_EXPECTATIONS, expectations, root, "expect");
        return new Scenario(name, story, seed, load, watch, phases, stops, expectations);
    }

    private List<Phase> phases(YamlMap root) {
        List<Phase> phases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlMap map :
                root.required("phases", "the timeline, a list of phases").maps()) {
            Phase phase = phase(map.closed(PHASE_KEYS));
            if (!phase.name().isEmpty() && !names.add(phase.name())) {
                map.mistake("phase", "a phase `" + phase.name() + "` comes earlier: name each phase once");
            }
            phases.add(phase);
        }
        if (!phases.isEmpty() && phases.stream().allMatch(phase -> phase.load() == 0)) {
            root.mistake("phases", "nobody arrives in any of them: drop `load: 0x` where clients are to come");
        }
        if (!phases.isEmpty() && phases.stream().noneMatch(Phase::judged)) {
            root.mistake("phases", "no phase is judged: drop `judged: false` where something is to be claimed");
        }
        refuseMoreThan(Bounds.MOST_PHASES, phases, root, "phases");
        return phases;
    }

    private Phase phase(YamlMap map) {
        String name = map.required("phase", "its name, such as `steady`").name();
        int before = mistakes.count();
        Duration lasts = map.required("lasts", "how long it lasts, such as `20s`")
                .duration(Bounds.LEAST_PHASE, Bounds.MOST_PHASE);
        Optional<Duration> sound =
                mistakes.count() == before && map.has("lasts") ? Optional.of(lasts) : Optional.empty();
        boolean judged = map.optional("judged").map(YamlValue::flag).orElse(true);
        double load = map.optional("load")
                .map(value -> value.times(0, Bounds.MOST_TIMES))
                .orElse(Phase.USUAL_LOAD);
        FaultReader reader = new FaultReader(catalog, mistakes);
        return new Phase(
                name,
                lasts,
                judged,
                load,
                map.optional("faults").map(value -> reader.read(value, sound)).orElse(List.of()));
    }

    private List<Load> load(YamlMap root, List<Phase> phases) {
        List<Load> load = new ArrayList<>();
        Set<String> flows = new HashSet<>();
        double seconds = phases.stream()
                .mapToDouble(phase -> phase.load() * phase.lasts().toMillis() / 1000.0)
                .sum();
        Optional<Phase> busiest = phases.stream().max(Comparator.comparingDouble(Phase::load));
        for (YamlMap map :
                root.required("load", "who arrives how often, a list of flows").maps()) {
            Load entry = load(map.closed(LOAD_KEYS));
            if (!entry.flow().isEmpty() && !flows.add(entry.flow())) {
                map.mistake("flow", "`" + entry.flow() + "` has a rate already: give each flow one");
            }
            refuseSharedPoint(map, entry, flows);
            if (entry.perSecond() * seconds > Bounds.MOST_ARRIVALS) {
                long arrivals = Math.round(entry.perSecond() * seconds);
                map.mistake(
                        "rate",
                        "makes " + arrivals + " arrivals over all phases: at most " + Math.round(Bounds.MOST_ARRIVALS));
            }
            busiest.filter(phase -> entry.perSecond() * phase.load() > Bounds.MOST_PER_SECOND)
                    .ifPresent(phase -> map.mistake(
                            "rate",
                            "makes " + Math.round(entry.perSecond() * phase.load()) + "/s in phase `" + phase.name()
                                    + "`, by its `load`: at most " + Math.round(Bounds.MOST_PER_SECOND) + "/s"));
            load.add(entry);
        }
        return load;
    }

    /** Of two flows that ask at one point nobody could tell whose a call on the wire was. */
    private static void refuseSharedPoint(YamlMap map, Load entry, Set<String> flows) {
        for (KnownPoint point : KnownPoint.values()) {
            List<String> asking = point.flows().stream().map(KnownFlow::word).toList();
            asking.stream()
                    .filter(other ->
                            asking.contains(entry.flow()) && !other.equals(entry.flow()) && flows.contains(other))
                    .forEach(other -> map.mistake(
                            "flow",
                            "`" + entry.flow() + "` asks at `" + point.word() + "` as `" + other
                                    + "` does, and calls could not be told apart: give each a scenario of its own"));
        }
    }

    private static Load load(YamlMap map) {
        String flow = map.required("flow", "who arrives, such as `guest-checkout`")
                .oneOf(KnownFlow.words(), "flow")
                .orElse("");
        double perSecond = map.required("rate", "how often, such as `4/s`")
                .perSecond(Bounds.LEAST_PER_SECOND, Bounds.MOST_PER_SECOND);
        Duration patience = map.optional("patience")
                .map(value -> value.duration(Bounds.LEAST_PATIENCE, Bounds.MOST_PATIENCE))
                .orElse(Bounds.DEFAULT_PATIENCE);
        ClientsReader clients = new ClientsReader(KnownFlow.of(flow), patience);
        return new Load(
                flow,
                perSecond,
                patience,
                map.optional("second-click").flatMap(clients::secondClick),
                map.optional("products").map(clients::products).orElse(List.of()));
    }

    private static Watch watch(YamlMap map) {
        map.closed(WATCH_KEYS);
        int prompts = (int) map.required("golden", "how many golden prompts are asked in turn, such as `60`")
                .integer(1, Bounds.MOST_GOLDEN_PROMPTS);
        double perSecond = map.required("rate", "how often one is asked, such as `4/s`")
                .perSecond(Bounds.LEAST_PER_SECOND, Bounds.MOST_WATCHED_PER_SECOND);
        Duration patience = map.optional("patience")
                .map(value -> value.duration(Bounds.LEAST_PATIENCE, Bounds.MOST_PATIENCE))
                .orElse(Bounds.DEFAULT_WATCH_PATIENCE);
        return new Watch(prompts, perSecond, patience);
    }

    private static void refuseMoreThan(int most, List<?> entries, YamlMap root, String key) {
        if (entries.size() > most) {
            root.mistake(key, "lists " + entries.size() + ": at most " + most);
        }
    }
}

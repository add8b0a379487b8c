package io.ridethrough.simulations.cli;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.study.StudyTerms;
import io.ridethrough.simulations.capacity.MeasuredShop;
import io.ridethrough.simulations.capacity.Protocol;
import io.ridethrough.simulations.capacity.StateFaults;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.KnownFlow;
import io.ridethrough.stubs.store.presets.ResiliencePresets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is studied: everything that is fixed once a study has begun. */
final class CapacityOptions {
    private static final String USUAL_SLOW = "noisy-neighbour";
    private static final String USUAL_OUT = "regional-outage";

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(
            names = "--slo",
            paramLabel = "OBJECTIVE",
            description =
                    "What a rate has to hold: `[FLOW/]STEP pPERCENTILE<LIMIT [errors<PERCENT%%]`; `place-order p95<2s`, with"
                            + " at most 1 %% of the journeys failing, unless set.")
    private Optional<String> objective = Optional.empty();

    @Option(names = "--quick", description = "Ten minutes, with wider intervals.")
    private boolean isQuick;

    @Option(names = "--thorough", description = "An hour and a half for three states; so unless --quick is set.")
    private boolean isThorough;

    @Option(
            names = "--states",
            split = ",",
            paramLabel = "STATE",
            description = "States of the model that are studied: healthy, slow, out; all of them unless set.")
    private List<String> states = List.of();

    @Option(
            names = "--slow",
            paramLabel = "PRESET|DELAY",
            description = "What makes the model slow: a preset of faults, or a delay of every answer such as 250ms; "
                    + USUAL_SLOW + " unless set.")
    private Optional<String> slow = Optional.empty();

    @Option(
            names = "--down",
            paramLabel = "PRESET",
            description = "What puts it out: a preset of faults; " + USUAL_OUT + " unless set.")
    private Optional<String> down = Optional.empty();

    @Option(
            names = "--resilience",
            paramLabel = "PRESET",
            description = "Set the reference store up as this preset has it; see `list resilience`.")
    private Optional<String> resilience = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw arrivals and the order of steps from this seed; else a new one.")
    private Optional<Long> seed = Optional.empty();

    /** What was chosen, and where it happens. */
    record Prepared(StudyTerms terms, Environment environment) {}

    /** Whether any of these options is given. */
    boolean areGiven() {
        return isQuick
                || isThorough
                || !states.isEmpty()
                || seed.isPresent()
                || environment.isGiven()
                || Stream.of(objective, slow, down, resilience).anyMatch(Optional::isPresent);
    }

    /**
     * Reads and checks everything; starts nothing.
     *
     * @throws MistakesException with every mistake, when there is one
     */
    Prepared prepare(ProjectHome home, Map<String, String> versions) {
        Mistakes mistakes = new Mistakes();
        Optional<Environment> where =
                mistakes.reading(() -> new EnvironmentLibrary(home.environments()).environment(environment.name()));
        Objective sought = objective(mistakes);
        Set<ModelState> chosen = states(mistakes);
        List<StudyTerms.State> terms = new ArrayList<>();
        for (ModelState state : chosen) {
            mistakes.reading(() -> state(state, home.catalog())).ifPresent(terms::add);
        }
        resilience
                .filter(name -> !ResiliencePresets.names().contains(name))
                .ifPresent(name -> mistakes.add(
                        "--resilience",
                        "no preset of resilience `" + name + "`" + Nearest.remedy(name, ResiliencePresets.names())));
        if (isQuick && isThorough) {
            mistakes.add("--quick", "and --thorough are two studies: choose one");
        }
        mistakes.refuse();
        Environment place = where.orElseThrow();
        return new Prepared(
                new StudyTerms(
                        environment.name(),
                        place.name(),
                        resilience.orElse(""),
                        (isQuick ? Protocol.QUICK : Protocol.THOROUGH).mode(),
                        sought,
                        seed.orElseGet(FreshSeed::draw),
                        terms,
                        MeasuredShop.facts(versions, place, resilience, sought)),
                place);
    }

    private Objective objective(Mistakes mistakes) {
        if (objective.isEmpty()) {
            return Objective.DEFAULT;
        }
        try {
            Objective read = Objective.parse(objective.get());
            Optional<KnownFlow> flow = KnownFlow.of(read.flow());
            if (flow.isEmpty()) {
                mistakes.add(
                        "--slo",
                        "there is no flow `" + read.flow() + "`" + Nearest.remedy(read.flow(), KnownFlow.words()));
            } else if (!flow.get().steps().contains(read.step())) {
                mistakes.add(
                        "--slo",
                        "`" + read.flow() + "` has no step `" + read.step() + "`"
                                + Nearest.remedy(read.step(), flow.get().steps()));
            }
            return read;
        } catch (IllegalArgumentException e) {
            mistakes.add("--slo", String.valueOf(e.getMessage()));
            return Objective.DEFAULT;
        }
    }

    private Set<ModelState> states(Mistakes mistakes) {
        if (states.isEmpty()) {
            return EnumSet.allOf(ModelState.class);
        }
        List<String> known =
                Arrays.stream(ModelState.values()).map(ModelState::word).toList();
        Set<ModelState> chosen = EnumSet.noneOf(ModelState.class);
        for (String word : states.stream().map(String::strip).toList()) {
            if (!known.contains(word)) {
                mistakes.add("--states", "there is no state `" + word + "`" + Nearest.remedy(word, known));
            } else if (!chosen.add(ModelState.of(word))) {
                mistakes.add("--states", "`" + word + "` is named twice");
            }
        }
        if (slow.isPresent() && !chosen.contains(ModelState.SLOW)) {
            mistakes.add("--slow", "means nothing where `slow` is not among --states");
        }
        if (down.isPresent() && !chosen.contains(ModelState.OUT)) {
            mistakes.add("--down", "means nothing where `out` is not among --states");
        }
        return chosen;
    }

    private StudyTerms.State state(ModelState state, FaultCatalog catalog) {
        String fault = switch (state) {
            case HEALTHY -> "";
            case SLOW -> slow.orElse(USUAL_SLOW);
            case OUT -> down.orElse(USUAL_OUT);
        };
        String option = state == ModelState.SLOW ? "--slow" : "--down";
        return new StudyTerms.State(state, fault, StateFaults.told(StateFaults.read(option, fault, catalog)));
    }
}

package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.FaultPreset;
import io.ridethrough.simulations.scenario.KnownTarget;
import io.ridethrough.simulations.scenario.PresetDrill;
import io.ridethrough.simulations.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was chosen on the command line, every mistake told at once.
 *
 * @param presets in the order in which they were named; {@code all} stands for those that can break the target, in
 *     alphabetical order
 */
record PresetChoice(PresetDrill drill, List<FaultPreset> presets) {
    private static final String ALL = "all";

    /**
     * Reads the presets that were named.
     *
     * @throws MistakesException with everything that is wrong with the choice
     */
    static PresetChoice of(PresetOptions options, Scenario base, FaultCatalog catalog) {
        List<Mistake> mistakes = new ArrayList<>();
        KnownTarget target = target(options.on().orElse(KnownTarget.INFERENCE.word()), mistakes);
        List<String> phases = base.phases().stream().map(Scenario.Phase::name).toList();
        String phase = options.during();
        if (!phases.contains(phase)) {
            mistakes.add(new Mistake(
                    "--during", 0, "", base.name() + " has no phase `" + phase + "`" + Nearest.remedy(phase, phases)));
        }
        List<FaultPreset> presets = presets(options.presets(), catalog, mistakes);
        refuseIfAny(mistakes);
        PresetDrill drill = new PresetDrill(base, phase, target);
        if (options.presets().contains(ALL)) {
            return new PresetChoice(
                    drill,
                    presets.stream()
                            .filter(preset -> drill.refusal(preset).isEmpty())
                            .toList());
        }
        presets.forEach(preset ->
                drill.refusal(preset).ifPresent(why -> mistakes.add(mistake("`" + preset.name() + "` " + why))));
        refuseIfAny(mistakes);
        return new PresetChoice(drill, presets);
    }

    private static KnownTarget target(String word, List<Mistake> mistakes) {
        Optional<KnownTarget> target = Arrays.stream(KnownTarget.values())
                .filter(known -> known.word().equals(word))
                .findFirst();
        if (target.isEmpty()) {
            mistakes.add(new Mistake(
                    "--on", 0, "", "there is no target `" + word + "`" + Nearest.remedy(word, KnownTarget.words())));
        }
        return target.orElse(KnownTarget.INFERENCE);
    }

    private static List<FaultPreset> presets(List<String> names, FaultCatalog catalog, List<Mistake> mistakes) {
        List<String> known = catalog.list();
        if (names.contains(ALL)) {
            if (names.size() > 1) {
                mistakes.add(mistake("`all` has every preset already: leave out the others"));
            }
            return read(known, catalog, mistakes);
        }
        Set<String> seen = new HashSet<>();
        List<String> sound = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name)) {
                mistakes.add(mistake("there is no preset `" + name + "`" + Nearest.remedy(name, known)));
            } else if (!seen.add(name)) {
                mistakes.add(mistake("`" + name + "` is named twice"));
            } else {
                sound.add(name);
            }
        }
        return read(sound, catalog, mistakes);
    }

    private static List<FaultPreset> read(List<String> names, FaultCatalog catalog, List<Mistake> mistakes) {
        List<FaultPreset> presets = new ArrayList<>();
        for (String name : names) {
            try {
                presets.add(catalog.preset(name));
            } catch (MistakesException e) {
                mistakes.addAll(e.mistakes());
            }
        }
        return presets;
    }

    private static Mistake mistake(String what) {
        return new Mistake("--presets", 0, "", what);
    }

    private static void refuseIfAny(List<Mistake> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
    }
}

package io.ridethrough.simulations.cli;

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
        Mistakes mistakes = new Mistakes();
        KnownTarget target = target(options.on().orElse(KnownTarget.INFERENCE.word()), mistakes);
        List<String> phases = base.phases().stream().map(Scenario.Phase::name).toList();
        String phase = options.during();
        if (!phases.contains(phase)) {
            mistakes.add("--during", base.name() + " has no phase `" + phase + "`" + Nearest.remedy(phase, phases));
        }
        List<FaultPreset> presets = presets(options.presets(), catalog, mistakes);
        mistakes.refuse();
        PresetDrill drill = new PresetDrill(base, phase, target);
        if (options.presets().contains(ALL)) {
            return new PresetChoice(
                    drill,
                    presets.stream()
                            .filter(preset -> drill.refusal(preset).isEmpty())
                            .toList());
        }
        presets.forEach(preset ->
                drill.refusal(preset).ifPresent(why -> mistakes.add("--presets", "`" + preset.name() + "` " + why)));
        mistakes.refuse();
        return new PresetChoice(drill, presets);
    }

    private static KnownTarget target(String word, Mistakes mistakes) {
        Optional<KnownTarget> target = Arrays.stream(KnownTarget.values())
                .filter(known -> known.word().equals(word))
                .findFirst();
        if (target.isEmpty()) {
            mistakes.add("--on", "there is no target `" + word + "`" + Nearest.remedy(word, KnownTarget.words()));
        }
        return target.orElse(KnownTarget.INFERENCE);
    }

    private static List<FaultPreset> presets(List<String> names, FaultCatalog catalog, Mistakes mistakes) {
        List<String> known = catalog.list();
        if (names.contains(ALL)) {
            if (names.size() > 1) {
                mistakes.add("--presets", "`all` has every preset already: leave out the others");
            }
            return read(known, catalog, mistakes);
        }
        Set<String> seen = new HashSet<>();
        List<String> sound = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name)) {
                mistakes.add("--presets", "there is no preset `" + name + "`" + Nearest.remedy(name, known));
            } else if (!seen.add(name)) {
                mistakes.add("--presets", "`" + name + "` is named twice");
            } else {
                sound.add(name);
            }
        }
        return read(sound, catalog, mistakes);
    }

    private static List<FaultPreset> read(List<String> names, FaultCatalog catalog, Mistakes mistakes) {
        List<FaultPreset> presets = new ArrayList<>();
        for (String name : names) {
            mistakes.reading(() -> catalog.preset(name)).ifPresent(presets::add);
        }
        return presets;
    }
}

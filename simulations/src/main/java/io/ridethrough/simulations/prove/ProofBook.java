package io.ridethrough.simulations.prove;

import java.util.ArrayList;
import java.util.List;

/**
 * What the scenarios' claims are proved on.
 *
 * @param scenarios in the order in which they are played
 * @param unproved the defects that no scenario is made for yet
 */
public record ProofBook(List<ScenarioProof> scenarios, List<String> unproved) {
    public ProofBook {
        scenarios = List.copyOf(scenarios);
        unproved = List.copyOf(unproved);
    }

    /** The part that is played where there is little time. */
    public ProofBook quick() {
        return new ProofBook(
                scenarios.stream()
                        .flatMap(scenario -> scenario.quick().stream())
                        .toList(),
                List.of());
    }

    /** The part about some defects and scenarios. */
    public ProofBook only(List<String> names) {
        return new ProofBook(
                names.stream()
                        .flatMap(name -> scenarios.stream().flatMap(scenario -> scenario.only(name).stream()))
                        .toList(),
                List.of());
    }

    /** Every run, a scenario's sound ones before its defects', each with a seed of its own. */
    public List<Trial> trials(long firstSeed) {
        List<Trial> trials = new ArrayList<>();
        for (ScenarioProof scenario : scenarios) {
            for (int run = 0; run < scenario.soundRuns(); run++) {
                trials.add(Trial.sound(scenario, firstSeed + trials.size()));
            }
            for (DefectProof defect : scenario.defects()) {
                trials.add(Trial.of(scenario, defect, firstSeed + trials.size()));
            }
        }
        return trials;
    }
}

package io.ridethrough.simulations.prove;

import java.util.List;
import java.util.Optional;

/**
 * What one scenario is proved on.
 *
 * @param scenario its name
 * @param environment where it is played
 * @param soundRuns how often without a flaw, each with another seed
 * @param isQuick whether one of the sound runs belongs to the quick part
 * @param defects the flaws that its claims are made for
 */
public record ScenarioProof(
        String scenario, String environment, int soundRuns, boolean isQuick, List<DefectProof> defects) {

    public ScenarioProof {
        defects = List.copyOf(defects);
    }

    Optional<ScenarioProof> quick() {
        return kept(
                isQuick ? 1 : 0, defects.stream().filter(DefectProof::isQuick).toList());
    }

    Optional<ScenarioProof> only(String name) {
        return scenario.equals(name)
                ? Optional.of(this)
                : kept(
                        0,
                        defects.stream()
                                .filter(defect -> defect.defect().equals(name))
                                .toList());
    }

    private Optional<ScenarioProof> kept(int sound, List<DefectProof> kept) {
        return sound == 0 && kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScenarioProof(scenario, environment, sound, isQuick, kept));
    }
}

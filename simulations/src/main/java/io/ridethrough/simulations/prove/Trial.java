package io.ridethrough.simulations.prove;

import java.util.Optional;

/**
 * One run of a proof.
 *
 * @param defect the flaw planted; empty for a sound system
 * @param seed where arrivals and test data are drawn from
 */
public record Trial(String scenario, String environment, Optional<DefectProof> defect, long seed) {

    static Trial sound(ScenarioProof proof, long seed) {
        return new Trial(proof.scenario(), proof.environment(), Optional.empty(), seed);
    }

    static Trial of(ScenarioProof proof, DefectProof defect, long seed) {
        return new Trial(proof.scenario(), proof.environment(), Optional.of(defect), seed);
    }

    /** Such as {@code checkout-brownout with no-breaker}. */
    public String words() {
        return scenario + defect.map(planted -> " with " + planted.defect()).orElse(", sound");
    }

    Trial withSeed(long other) {
        return new Trial(scenario, environment, defect, other);
    }
}

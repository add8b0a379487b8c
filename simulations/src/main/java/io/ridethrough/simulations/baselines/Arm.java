package io.ridethrough.simulations.baselines;

import io.ridethrough.environments.Environment;
import java.util.Optional;

/**
 * One of the baselines that are recorded together.
 *
 * @param name the baseline's
 * @param environment where its runs happen
 * @param defect the flaw to plant; empty for a sound system
 * @param resilience the preset of resilience to set the shop up with; empty for the environment's own
 */
public record Arm(String name, Environment environment, Optional<String> defect, Optional<String> resilience) {

    /** A sound system as its environment has it. */
    public Arm(String name, Environment environment) {
        this(name, environment, Optional.empty(), Optional.empty());
    }

    /** What makes it different, in a few words. */
    public String told() {
        return environment.name()
                + defect.map(flaw -> ", defect " + flaw).orElse("")
                + resilience.map(preset -> ", resilience " + preset).orElse("");
    }
}

package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.Environment;
import io.ridethrough.simulations.scenario.Scenario;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asked to run.
 *
 * @param scenario the story
 * @param environment where to play it
 * @param defect the flaw to plant; empty for a sound system
 * @param resilience the preset of resilience to set the shop up with; empty for the environment's own
 * @param seed where arrivals and test data are drawn from
 * @param runs folder that gets the run's own folder
 * @param versions what runs, by name, for the plan
 */
public record RunRequest(
        Scenario scenario,
        Environment environment,
        Optional<String> defect,
        Optional<String> resilience,
        long seed,
        Path runs,
        Map<String, String> versions) {

    public RunRequest {
        versions = Map.copyOf(versions);
    }
}

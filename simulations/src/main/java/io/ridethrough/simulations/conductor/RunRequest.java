package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.golden.GoldenPrompts;
import io.ridethrough.simulations.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
 * @param golden the golden prompts that a watch may ask
 * @param isProductionAllowed whether somebody said that they are allowed to call what looks like production
 */
public record RunRequest(
        Scenario scenario,
        Environment environment,
        Optional<String> defect,
        Optional<String> resilience,
        long seed,
        Path runs,
        Map<String, String> versions,
        List<GoldenPrompt> golden,
        boolean isProductionAllowed) {

    public RunRequest {
        versions = Map.copyOf(versions);
        golden = List.copyOf(golden);
    }

    /** A run that calls nothing that looks like production. */
    public RunRequest(
            Scenario scenario,
            Environment environment,
            Optional<String> defect,
            Optional<String> resilience,
            long seed,
            Path runs,
            Map<String, String> versions,
            List<GoldenPrompt> golden) {
        this(scenario, environment, defect, resilience, seed, runs, versions, golden, false);
    }

    /** The same with another scenario, which watches as much. */
    public RunRequest of(Scenario other) {
        return new RunRequest(
                other, environment, defect, resilience, seed, runs, versions, golden, isProductionAllowed);
    }

    /** The same, where somebody says whether they are allowed to call what looks like production. */
    public RunRequest allowingProduction(boolean isAllowed) {
        return new RunRequest(scenario, environment, defect, resilience, seed, runs, versions, golden, isAllowed);
    }

    /**
     * The golden prompts that a scenario's watch asks: the built-in ones, or none where nothing is watched.
     *
     * @throws IOException when they can't be read
     */
    public static List<GoldenPrompt> goldenFor(Scenario scenario) throws IOException {
        return scenario.watch().isPresent() ? GoldenPrompts.builtIn() : List.of();
    }
}

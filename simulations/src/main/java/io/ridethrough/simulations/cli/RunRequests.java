package io.ridethrough.simulations.cli;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import io.ridethrough.stubs.store.presets.ResiliencePresets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes of names what a run is asked for by, for the command line and for tests alike. Reads files; starts nothing. */
public final class RunRequests {
    /** Seeds are drawn below this bound, so that a person can type one. */
    private final ProjectHome home;

    RunRequests(ProjectHome home) {
        this.home = home;
    }

    /** From the scenarios, environments and presets of the project in a folder. */
    public static RunRequests under(Path home) {
        return new RunRequests(new ProjectHome(home.toAbsolutePath().normalize()));
    }

    /**
     * Reads scenario and environment, each by its name or its file's path.
     *
     * @param seed empty for the scenario's own, else a new one
     * @param runs folder that gets the run's own folder; empty for the project's
     * @throws MistakesException when one of them is not there, or has mistakes
     * @throws IOException when the golden prompts can't be read
     */
    public RunRequest of(
            String scenario,
            String environment,
            Optional<String> defect,
            Optional<String> resilience,
            Optional<Long> seed,
            Optional<Path> runs)
            throws IOException {
        defect.ifPresent(name -> known("defect", name, PlantableDefect.names()));
        resilience.ifPresent(name -> known("preset of resilience", name, ResiliencePresets.names()));
        Scenario read = ScenarioFile.read(new ScenarioLibrary(home.scenarios()).resolve(scenario), home.catalog());
        Environment where = new EnvironmentLibrary(home.environments()).environment(environment);
        return new RunRequest(
                read,
                where,
                defect,
                resilience,
                seed.orElseGet(() -> read.seed().orElseGet(FreshSeed::draw)),
                runs.orElseGet(home::runs).toAbsolutePath(),
                Versions.current(),
                RunRequest.goldenFor(read));
    }

    private static void known(String what, String name, List<String> names) {
        if (!names.contains(name)) {
            throw MistakesException.of(name, "there is no such " + what + Nearest.remedy(name, names));
        }
    }
}

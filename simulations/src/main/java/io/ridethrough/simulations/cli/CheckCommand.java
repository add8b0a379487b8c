package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.simulations.conductor.Conductor;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Validates a scenario file, and an environment for it, and starts nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Validate a scenario file without running it; tell all mistakes at once.",
        footer = {"", "Exit code 69: the environment cannot do all of the scenario."})
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario's name, or the path of its file.")
    private String scenario = "";

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description =
                    "Read an environment too, by its name or the path of its definition, and tell what of the scenario"
                            + " cannot be done there.")
    private Optional<String> environment = Optional.empty();

    @Override
    public Integer call() throws EnvironmentUnavailableException {
        ProjectHome home = ProjectHome.of(spec);
        ScenarioLibrary library = new ScenarioLibrary(home.scenarios());
        Scenario read = ScenarioFile.read(library.resolve(scenario), home.catalog());
        if (environment.isPresent()) {
            List<String> impossible = Conductor.impossible(
                    read, new EnvironmentLibrary(home.environments()).environment(environment.get()));
            if (!impossible.isEmpty()) {
                throw new EnvironmentUnavailableException(String.join("; ", impossible));
            }
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s is sound: %d phases in %d s, %d faults, %d flows, %d expectations%n",
                        read.name(),
                        read.phases().size(),
                        read.timeline().toSeconds(),
                        read.phases().stream()
                                .mapToInt(phase -> phase.faults().size())
                                .sum(),
                        read.load().size(),
                        read.expectations().size());
        return ExitCode.PASS.status();
    }
}

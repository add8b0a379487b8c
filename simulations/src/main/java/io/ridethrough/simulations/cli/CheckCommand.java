package io.ridethrough.simulations.cli;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.egress.Names;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.simulations.conductor.Admission;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Validates a scenario file, and an environment for it, and starts nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Validate a scenario file without running it; tell all mistakes at once.",
        footer = {"", "Exit code 69: the environment cannot do all of the scenario; 77: it may not, docs/guard.md."})
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario's name, or the path of its file.")
    private String scenario = "";

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description =
                    "Tell as well whether it can and may be played there: an environment's name, or the path of its"
                            + " definition. Looks its hosts up and calls none.")
    private Optional<String> environment = Optional.empty();

    @Mixin
    private GuardOptions guard = new GuardOptions();

    @Override
    public Integer call() throws EnvironmentUnavailableException {
        ProjectHome home = ProjectHome.of(spec);
        ScenarioLibrary library = new ScenarioLibrary(home.scenarios());
        Scenario read = ScenarioFile.read(library.resolve(scenario), home.catalog());
        Optional<Environment> where = environment.map(new EnvironmentLibrary(home.environments())::environment);
        Optional<Clearance> clearance = where.isPresent()
                ? Optional.of(new Admission(Names.OF_THIS_MACHINE).of(read, where.get(), guard.isProductionAllowed()))
                : Optional.empty();
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
        where.ifPresent(there -> spec.commandLine().getOut().printf("it can and may be played in %s%n", there.name()));
        clearance.ifPresent(cleared -> cleared.pinned()
                .forEach((host, addresses) ->
                        spec.commandLine().getOut().printf("%s is at %s%n", host, String.join(", ", addresses))));
        return ExitCode.PASS.status();
    }
}

package io.ridethrough.simulations.cli;

import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Validates a scenario file and starts nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Validate a scenario file without running it; tell all mistakes at once.")
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario's name, or the path of its file.")
    private String scenario = "";

    @Override
    public Integer call() {
        ProjectHome home = ProjectHome.of(spec);
        ScenarioLibrary library = new ScenarioLibrary(home.scenarios());
        Scenario read = ScenarioFile.read(library.resolve(scenario), home.catalog());
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

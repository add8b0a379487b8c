package io.ridethrough.simulations.cli;

import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import io.ridethrough.stubs.store.Defect;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What there is to run. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List scenarios, environments and the defects that can be planted.")
public final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum Kind {
        scenarios,
        environments,
        defects
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES}; all of them when none is named.")
    private List<Kind> kinds = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Kind kind : kinds.isEmpty() ? List.of(Kind.values()) : kinds) {
            out.println(kind + ":");
            switch (kind) {
                case scenarios ->
                    new ScenarioLibrary(ProjectHome.of(spec).scenarios())
                            .list()
                            .forEach(name -> out.println("  " + name));
                case environments ->
                    new EnvironmentLibrary(ProjectHome.of(spec).environments())
                            .names()
                            .forEach(name -> out.println("  " + name));
                case defects -> {
                    for (Defect defect : Defect.values()) {
                        out.printf("  %-14s %s%n", defect.label(), defect.description());
                    }
                }
            }
        }
        return ExitCode.PASS.status();
    }
}

package io.ridethrough.simulations.cli;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.conductor.Judgement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes a stored run's report again, from the verdict that it has. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Write a stored run's report and its other outputs again, and tell where the report is.",
            "They show the verdict that the run's folder holds; `judge` judges again. A run without a verdict, or that has"
                    + " lost files since, is judged first."
        })
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunParameter run = new RunParameter();

    @Override
    public Integer call() throws Exception {
        RunFolder folder = run.folder(ProjectHome.of(spec));
        Judgement.shownAgain(folder).findings().stream()
                .filter(finding -> finding.id().equals(Judge.LOSSES))
                .forEach(finding -> spec.commandLine().getErr().println("ridethrough: " + finding.measured()));
        spec.commandLine().getOut().println(folder.report());
        return ExitCode.PASS.status();
    }
}

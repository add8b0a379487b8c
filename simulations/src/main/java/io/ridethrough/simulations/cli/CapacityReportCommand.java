package io.ridethrough.simulations.cli;

import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.report.CapacityFile;
import io.ridethrough.results.capacity.report.CapacityPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a study's page again, from the figures that it has. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Write the page of a study of capacity again, and tell where it is.",
            "It shows the figures that the study's " + CapacityFile.NAME
                    + " holds. Exit code 0, or 64 when there is no such study."
        })
public final class CapacityReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "A study's id, the path of its folder, or `last`.")
    private String study = "";

    @Mixin
    private RunsOption runs = new RunsOption();

    @Option(names = "--json", description = "Print the figures as JSON instead of where the page is.")
    private boolean isJson;

    @Override
    public Integer call() throws IOException {
        StudyLocation studies = new StudyLocation(runs.folder(ProjectHome.of(spec)));
        Path folder = studies.find(study);
        CapacityReport report = studies.read(study);
        Path page = folder.resolve(CapacityPage.NAME);
        CapacityPage.write(page, report);
        PrintWriter to = spec.commandLine().getOut();
        to.println(isJson ? CapacityFile.text(report) : page.toString());
        to.flush();
        return ExitCode.PASS.status();
    }
}

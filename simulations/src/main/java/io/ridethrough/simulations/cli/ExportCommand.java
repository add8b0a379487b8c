package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a stored run's records for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Write a stored run's samples, journeys, attempts, claims, calls out of the shop and findings as tables,"
                        + " or the latencies of each step as HdrHistograms. Nothing is overwritten; what the run lacks"
                        + " is told.")
public final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunParameter run = new RunParameter();

    @Option(names = "--to", paramLabel = "FOLDER", description = "Where to; made if it is not there.")
    private String to = "";

    @Option(
            names = "--format",
            paramLabel = "csv|hlog|parquet",
            defaultValue = "csv",
            description = "`csv`: a table for each kind of record; `parquet`: the same tables, with typed columns;"
                    + " `hlog`: a log for each step of each flow, with an HdrHistogram of each second."
                    + " `${DEFAULT-VALUE}` unless set.")
    private String format = "";

    @Override
    public Integer call() throws Exception {
        Optional<ExportFormat> wanted = ExportFormat.named(format);
        Mistakes mistakes = new Mistakes();
        mistakes.addAll(destinationMistakes(wanted));
        if (wanted.isEmpty()) {
            String remedy = Nearest.remedy(format, ExportFormat.names());
            mistakes.add("--format", "`" + format + "` is not known" + remedy);
        }
        RunFolder folder = found(mistakes);
        mistakes.refuse();
        List<String> lacking = wanted.orElseThrow().write(folder, Path.of(to));
        PrintWriter err = spec.commandLine().getErr();
        lacking.forEach(remark -> err.println("ridethrough: " + remark));
        spec.commandLine().getOut().println(Path.of(to));
        return ExitCode.PASS.status();
    }

    private RunFolder found(Mistakes mistakes) throws IOException {
        try {
            return run.folder(ProjectHome.of(spec));
        } catch (MistakesException unknown) {
            mistakes.addAll(unknown.mistakes());
            return new RunFolder(Path.of(run.word()));
        }
    }

    private List<Mistake> destinationMistakes(Optional<ExportFormat> wanted) throws IOException {
        if (to.isEmpty()) {
            return List.of(new Mistake("--to", "say which folder to write into"));
        }
        Path folder = Path.of(to);
        if (!Files.exists(folder)) {
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            return List.of(new Mistake(to, "is not a folder"));
        }
        try (Stream<Path> there = Files.list(folder)) {
            return there.filter(file -> wanted.stream().anyMatch(format -> format.writes(name(file))))
                    .sorted()
                    .map(file -> new Mistake(file.toString(), "is there already, and nothing is overwritten"))
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

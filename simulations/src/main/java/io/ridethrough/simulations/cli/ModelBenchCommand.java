package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import io.ridethrough.results.inference.BenchLoad;
import io.ridethrough.results.inference.BenchTarget;
import io.ridethrough.results.inference.ModelBenchFile;
import io.ridethrough.results.inference.ModelBenchPage;
import io.ridethrough.results.inference.ModelBenchResult;
import io.ridethrough.simulations.modelbench.BenchSettings;
import io.ridethrough.simulations.modelbench.DriverWarmUp;
import io.ridethrough.simulations.modelbench.ModelBench;
import io.ridethrough.simulations.terminal.ModelBenchTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures an inference endpoint under rising load. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measure how an OpenAI-compatible endpoint answers under rising load: time to first token,"
                + " inter-token latency, time per token, end to end, and what it refused or failed. Without --url the"
                + " reference model is started for it, in a process of its own.")
public final class ModelBenchCommand implements Callable<Integer> {
    private static final DateTimeFormatter FOLDER_NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ModelBenchOptions options = new ModelBenchOptions();

    @Option(names = "--json", description = "Print the result as JSON instead of a table.")
    private boolean isJson;

    @Override
    public Integer call() throws EnvironmentUnavailableException, IOException, InterruptedException {
        ModelBenchRequest request = ModelBenchRequest.read(options, spec.commandLine());
        DriverWarmUp.run();
        Instant startedAt = Clock.systemUTC().instant();
        Path folder = options.out.orElseGet(
                () -> ProjectHome.of(spec).benches().resolve("model-" + FOLDER_NAME.format(startedAt)));
        ModelBenchResult result =
                measured(request, startedAt, spec.commandLine().getErr());
        Files.createDirectories(folder);
        ModelBenchFile.write(folder.resolve(ModelBenchFile.NAME), result);
        ModelBenchPage.write(folder.resolve(ModelBenchPage.NAME), result);
        print(result, folder);
        return ExitCode.PASS.status();
    }

    /** One benchmark from its start to its result, by a driver that is warm; starts the reference model when no address was given. */
    static ModelBenchResult measured(ModelBenchRequest request, Instant startedAt, PrintWriter err)
            throws EnvironmentUnavailableException, IOException, InterruptedException {
        if (request.url().isPresent()) {
            return measure(request, request.url().get(), startedAt, err);
        }
        try (BenchedModel model = BenchedModel.start(request.model())) {
            return measure(request, model.address(), startedAt, err);
        }
    }

    private static ModelBenchResult measure(ModelBenchRequest request, URI url, Instant startedAt, PrintWriter err)
            throws EnvironmentUnavailableException, InterruptedException {
        err.println("load goes to " + url + whose(request, url));
        err.flush();
        Duration pace = request.url().isEmpty() ? request.model().pace() : ToldPace.of(url);
        BenchSettings settings = request.settings();
        ModelBench.Outcome outcome;
        try (ChatEndpoint endpoint = NettyChatEndpoint.connect(request.endpoint(url))) {
            outcome = new ModelBench(endpoint, settings, new ToldProgress(err)).run();
        }
        return new ModelBenchResult(
                ModelBenchFile.FORMAT,
                startedAt,
                new BenchTarget(
                        url.toString(),
                        request.modelName().orElse(""),
                        outcome.models(),
                        outcome.fingerprints(),
                        request.url().isEmpty() ? BenchTarget.EMBEDDED : BenchTarget.GIVEN,
                        pace,
                        outcome.tokenCounts()),
                new BenchLoad(
                        settings.seed(),
                        settings.arrivals().symbol(),
                        settings.warmUp(),
                        settings.measured(),
                        request.deadline(),
                        settings.maxTokens(),
                        settings.mostUnderWay(),
                        settings.prompts().origin(),
                        settings.prompts().texts().size()),
                settings.objective(),
                outcome.steps(),
                outcome.end(),
                Versions.ofMachine());
    }

    private static String whose(ModelBenchRequest request, URI url) {
        if (request.url().isEmpty()) {
            return ", the reference model in a process of its own";
        }
        return ModelBenchRequest.isLoopback(url) ? "" : ", which is not this machine";
    }

    private void print(ModelBenchResult result, Path folder) {
        if (isJson) {
            spec.commandLine().getOut().println(ModelBenchFile.text(result));
        } else {
            ModelBenchTable.lines(result).forEach(spec.commandLine().getOut()::println);
        }
        spec.commandLine().getOut().flush();
        tell("kept in " + folder);
    }

    private void tell(String what) {
        spec.commandLine().getErr().println(what);
        spec.commandLine().getErr().flush();
    }
}

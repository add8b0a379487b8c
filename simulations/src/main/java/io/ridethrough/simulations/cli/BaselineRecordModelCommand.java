package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.baseline.BaselineBuilder;
import io.ridethrough.results.baseline.RecordedBench;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.inference.ModelBenchFile;
import io.ridethrough.results.inference.ModelBenchResult;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.modelbench.DriverWarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records a baseline of a model alone. */
@Command(
        name = "record-model",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Benchmark a model again and again, as `model bench` does, at rates that are the same each time, and keep its"
                    + " latencies as results/baselines/NAME.json. The reference model is started anew for each repeat.",
            "Exit code 2 when a repeat is in doubt; such a baseline is written, and compares as INVALID."
        })
public final class BaselineRecordModelCommand implements Callable<Integer> {
    private static final DateTimeFormatter FOLDER_NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A name of lower-case letters, digits and hyphens.")
    private String name = "";

    @Mixin
    private BaselineKeeping keeping = new BaselineKeeping();

    @Mixin
    private ModelBenchOptions options = new ModelBenchOptions();

    @Override
    public Integer call() throws EnvironmentUnavailableException, IOException, RunFailedException {
        keeping.check(List.of(name));
        if (options.rates.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rates: name them, such as 10,20/s; rates that a sweep finds are never the same");
        }
        long first =
                ModelBenchRequest.read(options, spec.commandLine()).settings().seed();
        keeping.warnOfTooFew();
        BaselineBuilder builder = new BaselineBuilder(name, name + " " + Instant.now());
        try {
            DriverWarmUp.run();
            for (int i = 0; i < keeping.repeats(); i++) {
                RecordedRun run = RecordedBench.of(measured(first + i));
                builder.add(run);
                keeping.tell(name, i + 1, run);
            }
        } catch (IllegalArgumentException e) {
            throw new RunFailedException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.status();
        }
        return keeping.keep(List.of(builder)).status();
    }

    private ModelBenchResult measured(long seed)
            throws EnvironmentUnavailableException, IOException, InterruptedException {
        options.seed = Optional.of(String.valueOf(seed));
        ModelBenchRequest request = ModelBenchRequest.read(options, spec.commandLine());
        Instant startedAt = Instant.now();
        ModelBenchResult result = ModelBenchCommand.measured(
                request, startedAt, spec.commandLine().getErr());
        Path folder = options.out
                .orElseGet(() -> ProjectHome.of(spec).benches())
                .resolve("model-" + FOLDER_NAME.format(startedAt) + "-" + seed);
        Files.createDirectories(folder);
        ModelBenchFile.write(folder.resolve(ModelBenchFile.NAME), result);
        return result;
    }
}

package io.ridethrough.simulations.cli;

import io.ridethrough.environments.model.corpus.Rulebook;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufWriter;
import io.ridethrough.environments.model.gguf.TensorType;
import io.ridethrough.environments.model.training.AdvisorTraining;
import io.ridethrough.environments.model.training.Marks;
import io.ridethrough.environments.model.training.WeightsOutput;
import io.ridethrough.stubs.store.inference.InferencePoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the reference model's weights again. */
@Command(
        name = "train",
        sortOptions = false,
        description = "Train a version of the reference model from its seed, examine it, and write it with its SHA-256."
                + " Takes about five minutes on two cores for v1.")
public final class TrainCommand implements Callable<Integer> {
    private static final int EXAMINED = 500;
    private static final int PROGRESS_EVERY = 50;

    /** Which matrices a file can have. */
    enum Format {
        Q8_0(TensorType.Q8_0),
        F16(TensorType.F16);

        private final TensorType type;

        Format(TensorType type) {
            this.type = type;
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--version",
            required = true,
            paramLabel = "v1|v2",
            description = "v1 from its seed, or v2, which goes on from the built-in v1.")
    private Rulebook version = Rulebook.V1;

    @Option(
            names = "--format",
            defaultValue = "q8_0",
            paramLabel = "q8_0|f16",
            description = "How numbers are stored (${DEFAULT-VALUE}).")
    private Format format = Format.Q8_0;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the file goes.")
    private Path folder = Path.of(".");

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads, 1 to 4 (${DEFAULT-VALUE}); the file is the same.")
    private int threads;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean isHelpWanted;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (threads < 1 || threads > 4) {
            throw new ParameterException(spec.commandLine(), threads + " threads (1 to 4)");
        }
        PrintWriter out = spec.commandLine().getOut();
        AdvisorTraining training = new AdvisorTraining(version, threads);
        int steps = training.steps();
        Gguf trained = training.run(format.type, (step, loss) -> {
            if (step % PROGRESS_EVERY == 0) {
                out.printf("step %d of %d, loss %.4f%n", step, steps, loss);
                out.flush();
            }
        });
        byte[] weights = GgufWriter.toBytes(trained);
        Path file = WeightsOutput.write(folder, training.fileName(format.type), weights);
        Marks marks = Marks.of(trained, version, InferencePoint.ADVICE, EXAMINED);
        out.printf("%s, SHA-256 %s%n", file, WeightsOutput.sha256(weights));
        out.printf("%d of %d held-back profiles get the right fund%n", marks.right(), EXAMINED);
        out.flush();
        return ExitCode.PASS.status();
    }
}

package io.ridethrough.environments.model;

import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the reference model is to be served, as its command line says it. */
public final class ServeOptions {
    static final int BAD_USAGE = 64;
    static final int UNAVAILABLE = 69;

    @Option(names = "--port", defaultValue = "0", description = "Port on 127.0.0.1; 0 takes any free one (default).")
    private int port;

    @Option(
            names = "--weights",
            description = "A GGUF file (llama architecture); default: the built-in seeded weights.")
    private Optional<Path> weights = Optional.empty();

    @Option(
            names = "--slots",
            defaultValue = "8",
            description = "Requests that run at once (default: ${DEFAULT-VALUE}).")
    private int slots;

    @Option(names = "--queue", defaultValue = "32", description = "Requests that may wait (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(
            names = "--pace",
            defaultValue = "0ms",
            converter = DurationConverter.class,
            description = "Least time of an engine step, such as 20ms (default: ${DEFAULT-VALUE}).")
    private Duration pace = Duration.ZERO;

    /**
     * Serves until the model is closed. Prints {@code READY http://127.0.0.1:PORT} once it does; when it can't, one line
     * on standard error.
     *
     * @return the exit code: 0, 64 when the options are wrong, 69 when weights or port can't be had
     */
    public int serve() throws InterruptedException {
        EngineSettings settings;
        try {
            settings = new EngineSettings(slots, queue, EngineSettings.DEFAULT.prefillChunk(), pace);
        } catch (IllegalArgumentException e) {
            return refuse(BAD_USAGE, reason(e));
        }
        if (port < 0 || port > 65_535) {
            return refuse(BAD_USAGE, "port " + port + " (0 to 65535)");
        }
        try (ReferenceModel model = ReferenceModel.start(weightsFile(), settings, port)) {
            System.out.println("READY " + model.address());
            System.out.flush();
            model.awaitClose();
            return 0;
        } catch (NoSuchFileException e) {
            return refuse(UNAVAILABLE, weightsName() + ": no such file");
        } catch (MalformedGgufException e) {
            return refuse(UNAVAILABLE, weightsName() + ": " + reason(e));
        } catch (IOException | IllegalArgumentException e) {
            return refuse(UNAVAILABLE, reason(e));
        }
    }

    private WeightsFile weightsFile() throws IOException {
        return weights.isPresent() ? WeightsFile.at(weights.get()) : WeightsFile.builtIn();
    }

    private String weightsName() {
        return "weights " + weights.map(Path::toString).orElse("(built in)");
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static int refuse(int exitCode, String reason) {
        System.err.println(reason.replaceAll("\\R", " "));
        return exitCode;
    }
}

package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.model.ModelMain;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reference model in a process of its own, with a log that nobody keeps. However this process ends, nothing of it
 * stays: the model leaves when its input closes, and the log's folder goes in a shutdown hook.
 */
final class BenchedModel implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    private final ChildProcess.Serving serving;
    private final Path logs;
    private final Thread sweeper;

    /**
     * What it is started with; empty is its own default.
     *
     * @param pace zero for none
     */
    record Options(Optional<String> weights, Optional<Integer> slots, Optional<Integer> queue, Duration pace) {

        private List<String> arguments() {
            List<String> arguments = new ArrayList<>(List.of("--port", "0", "--pace", pace.toMillis() + "ms"));
            weights.ifPresent(name -> arguments.addAll(List.of("--weights", name)));
            slots.ifPresent(count -> arguments.addAll(List.of("--slots", String.valueOf(count))));
            queue.ifPresent(count -> arguments.addAll(List.of("--queue", String.valueOf(count))));
            return arguments;
        }
    }

    private BenchedModel(ChildProcess.Serving serving, Path logs, Thread sweeper) {
        this.serving = serving;
        this.logs = logs;
        this.sweeper = sweeper;
    }

    /** Starts it and waits until it serves, 30 seconds at most. */
    static BenchedModel start(Options options) throws EnvironmentUnavailableException, IOException {
        Path logs = Files.createTempDirectory("ridethrough-model");
        Thread sweeper = new Thread(() -> delete(logs), "model-log-sweeper");
        Runtime.getRuntime().addShutdownHook(sweeper);
        JavaCommand command = new JavaCommand(
                "model", ModelMain.class.getName(), List.of("-Xmx128m", "-XX:+UseSerialGC"), options.arguments(), logs);
        return new BenchedModel(ChildProcess.serve(command, START_PATIENCE), logs, sweeper);
    }

    URI address() {
        return serving.address();
    }

    @Override
    public void close() {
        serving.process().close();
        delete(logs);
        try {
            Runtime.getRuntime().removeShutdownHook(sweeper);
        } catch (IllegalStateException e) {
            // It is running, and finds nothing left to do.
            return;
        }
    }

    private static void delete(Path logs) {
        try {
            Files.deleteIfExists(logs.resolve("model.log"));
            Files.deleteIfExists(logs);
        } catch (IOException e) {
            System.err.println("could not delete " + logs);
        }
    }
}

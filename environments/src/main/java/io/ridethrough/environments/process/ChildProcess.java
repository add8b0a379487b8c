package io.ridethrough.environments.process;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.stubs.process.ChildEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A JVM of ours in a process of its own.
 *
 * <p>Its standard input is a pipe that the runner holds open, for a word now and then: when the runner ends, however it
 * ends, the pipe closes and the child leaves. Its error output goes to a log file; a line {@code READY <url>} on its
 * output says that it serves.
 */
public final class ChildProcess implements AutoCloseable {
    private static final String READY = "READY ";
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(1);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread reader;
    private volatile boolean closing;

    private ChildProcess(String name, Process process, Path log, Thread reader) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.reader = reader;
    }

    /**
     * Starts a process and waits until it serves.
     *
     * @param command what to run
     * @param patience how long it may take to say {@code READY}
     * @throws EnvironmentUnavailableException when it ends or stays silent; it is gone by then
     */
    public static Serving serve(JavaCommand command, Duration patience) throws EnvironmentUnavailableException {
        CompletableFuture<URI> ready = new CompletableFuture<>();
        ChildProcess child = start(command, line -> {
            if (line.startsWith(READY)) {
                ready.complete(URI.create(line.substring(READY.length()).strip()));
            }
        });
        child.process.onExit().thenRun(() -> ready.completeExceptionally(new IOException("ended")));
        try {
            return new Serving(child, ready.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            String reason = child.lastWords();
            child.close();
            throw new EnvironmentUnavailableException("the " + command.name() + " did not start: " + reason, e);
        } catch (TimeoutException e) {
            child.close();
            throw new EnvironmentUnavailableException(
                    "the " + command.name() + " did not start within " + patience.toSeconds() + " s; see " + child.log,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            child.close();
            throw new EnvironmentUnavailableException("interrupted while the " + command.name() + " started", e);
        }
    }

    /**
     * Starts a process and hands each line of its output to {@code lines}, on a thread of its own.
     *
     * @throws EnvironmentUnavailableException when the operating system refuses to start it
     */
    public static ChildProcess run(JavaCommand command, LineConsumer lines) throws EnvironmentUnavailableException {
        return start(command, lines);
    }

    private static ChildProcess start(JavaCommand command, LineConsumer lines) throws EnvironmentUnavailableException {
        try {
            Files.createDirectories(command.logs());
            Path log = command.logs().resolve(command.name() + ".log");
            ProcessBuilder builder = ChildEnvironment.withoutSecrets(new ProcessBuilder(command.words()));
            builder.environment().keySet().removeAll(command.withheld());
            Process process = builder.redirectError(log.toFile()).start();
            return new ChildProcess(command.name(), process, log, follow(command.name(), process, lines));
        } catch (IOException e) {
            throw new EnvironmentUnavailableException(
                    "the " + command.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    private static Thread follow(String name, Process process, LineConsumer lines) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                        for (String line = output.readLine(); line != null; line = output.readLine()) {
                            lines.accept(line);
                        }
                    } catch (IOException | UncheckedIOException e) {
                        // The pipe ends with its process: nothing more can be read, and exit status tells the rest.
                        return;
                    }
                },
                name + "-output");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    /**
     * The exit status once the process has ended and all of its output was handed on; waits at most {@code patience}, and
     * a second more for the output.
     */
    public Optional<Integer> awaitExit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        reader.join(OUTPUT_PATIENCE.toMillis());
        return Optional.of(process.exitValue());
    }

    /** Why the process is gone although nobody stopped it; empty while it runs or when it was stopped. */
    public Optional<String> failure() {
        // While its output is still being read, its last words may not be known.
        if (closing || process.isAlive() || reader.isAlive()) {
            return Optional.empty();
        }
        return Optional.of("the " + name + " ended with status " + process.exitValue() + ": " + lastWords());
    }

    /** Whether the process has ended with this status. */
    public boolean endedWith(int status) {
        return !process.isAlive() && process.exitValue() == status;
    }

    /**
     * Says a line to the process, on its standard input.
     *
     * @throws IOException when it is gone
     */
    public void tell(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    public long pid() {
        return process.pid();
    }

    /** The last line that the process wrote to its error output. */
    public String lastWords() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((before, after) -> after)
                    .map(String::strip)
                    .orElse("it said nothing");
        } catch (IOException | UncheckedIOException e) {
            return "its log cannot be read (" + e.getMessage() + ")";
        }
    }

    /** Ends the process as {@code kill -9} does, and returns when it is gone. */
    public void kill() throws InterruptedException {
        closing = true;
        process.destroyForcibly().waitFor();
    }

    /** Ends the process: by closing its input first, by force when that does not help within two seconds. */
    @Override
    public void close() {
        closing = true;
        try {
            process.getOutputStream().close();
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A child that said it serves, and where. */
    public record Serving(ChildProcess process, URI address) {}

    /** Takes a line of a child's output. */
    @FunctionalInterface
    public interface LineConsumer {
        void accept(String line);
    }
}

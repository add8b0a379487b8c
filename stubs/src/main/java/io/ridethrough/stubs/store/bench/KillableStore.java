package io.ridethrough.stubs.store.bench;

import io.ridethrough.stubs.process.ChildEnvironment;
import io.ridethrough.stubs.process.ParentLifeline;
import io.ridethrough.stubs.store.StoreMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A store in a process of its own, to be killed. It ends with its parent in any case. */
final class KillableStore implements AutoCloseable {
    private static final String READY = "READY ";

    private final Process process;

    private KillableStore(Process process) {
        this.process = process;
    }

    /** Starts {@code store} with these arguments, without waiting for it. */
    static KillableStore start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + ParentLifeline.PROPERTY + "=" + ParentLifeline.STDIN,
                "-cp",
                System.getProperty("java.class.path"),
                StoreMain.class.getName()));
        command.addAll(arguments);
        return new KillableStore(ChildEnvironment.withoutSecrets(new ProcessBuilder(command))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Waits until it serves; empty when it ended before that. */
    Optional<URI> ready() throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        return line != null && line.startsWith(READY)
                ? Optional.of(URI.create(line.substring(READY.length())))
                : Optional.empty();
    }

    /** Kills it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ended within this time. */
    boolean hasEndedWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        process.waitFor();
    }
}

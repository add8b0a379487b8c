package io.ridethrough.stubs.store.bench;

import io.ridethrough.stubs.process.ChildEnvironment;
import io.ridethrough.stubs.process.ParentLifeline;
import io.ridethrough.stubs.store.StoreMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A store in a process of its own, on the class path of this one. */
final class StoreProcess implements AutoCloseable {
    private static final String READY = "READY ";
    private static final int STOP_SECONDS = 5;

    private final Process process;
    private final URI url;
    private final Duration startedIn;

    private StoreProcess(Process process, URI url, Duration startedIn) {
        this.process = process;
        this.url = url;
        this.startedIn = startedIn;
    }

    /**
     * Starts it and waits until it says that it serves.
     *
     * @throws IOException when it ends instead; what it said is on standard error
     */
    static StoreProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(StoreMain.JVM_OPTIONS);
        command.add("-D" + ParentLifeline.PROPERTY + "=" + ParentLifeline.STDIN);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(StoreMain.class.getName());
        command.addAll(arguments);
        long startNanos = System.nanoTime();
        Process process = ChildEnvironment.withoutSecrets(new ProcessBuilder(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String line = String.valueOf(out.readLine());
            if (!line.startsWith(READY)) {
                throw new IOException("the store did not start");
            }
            Duration startedIn = Duration.ofNanos(System.nanoTime() - startNanos);
            return new StoreProcess(process, URI.create(line.substring(READY.length())), startedIn);
        } catch (IOException | RuntimeException broken) {
            process.destroyForcibly();
            throw broken;
        }
    }

    URI url() {
        return url;
    }

    /** From starting the process to its saying that it serves. */
    Duration startedIn() {
        return startedIn;
    }

    /** Memory that it has in use, in bytes, as the operating system counts it; -1 where that can't be read. */
    long residentBytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | UncheckedIOException noProc) {
            return -1;
        }
    }

    /** Time that all its threads have spent on a processor so far. */
    Duration cpu() {
        return cpuOf(process.toHandle());
    }

    /** Likewise of any process; zero where the operating system does not say. */
    static Duration cpuOf(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

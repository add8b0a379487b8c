package io.ridethrough.environments.containers;

import io.ridethrough.stubs.process.ChildEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of this machine that are run to their end. */
final class HostTool {
    private HostTool() {}

    /** @param output both outputs of the program, as one */
    record Ended(int status, String output) {}

    /**
     * Runs a program in a process of its own and waits for its end.
     *
     * @throws IOException when it cannot be started, does not end in time, or the thread is interrupted
     */
    static Ended run(List<String> words, Duration patience) throws IOException {
        Path output = Files.createTempFile("ridethrough-tool", ".log");
        try {
            Process process = ChildEnvironment.withoutSecrets(new ProcessBuilder(words))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException(words.get(0) + " did not end within " + patience.toSeconds() + " s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + words.get(0) + " ran", e);
            } finally {
                process.destroyForcibly();
            }
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}

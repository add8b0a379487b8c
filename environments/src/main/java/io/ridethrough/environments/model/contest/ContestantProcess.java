package io.ridethrough.environments.model.contest;

import io.ridethrough.stubs.process.ChildEnvironment;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link Contestant} in a process of its own, which ends with this one's {@link #close} or with this process. */
public final class ContestantProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private ContestantProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.US_ASCII);
        this.in = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /**
     * All prompts answered.
     *
     * @param cpu that the process took for it, over all threads
     * @param elapsed on the wall
     * @param answers the pieces of each prompt's answer, a piece for each token
     */
    public record Round(Duration cpu, Duration elapsed, List<List<String>> answers) {
        public long tokens() {
            return answers.stream().mapToLong(List::size).sum();
        }

        /** Each answer whole. */
        public List<String> texts() {
            return answers.stream().map(pieces -> String.join("", pieces)).toList();
        }
    }

    /**
     * Starts a process and waits until its weights are loaded.
     *
     * @param log takes what it writes to standard error
     * @throws IOException when it can't be started, or ends instead
     * @throws UnavailableException when its native code does not run on this machine
     */
    public static ContestantProcess start(Launch launch, ContestantLoop.Arguments arguments, Path log)
            throws IOException, UnavailableException {
        Process process = ChildEnvironment.withoutSecrets(new ProcessBuilder(launch.with(arguments)))
                .redirectError(Redirect.to(log.toFile()))
                .start();
        ContestantProcess started = new ContestantProcess(process);
        try {
            started.awaitReady(log);
            return started;
        } catch (IOException | UnavailableException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Writes prompts as a process reads them. */
    public static Path write(List<String> prompts, Path file) throws IOException {
        return Files.write(file, prompts.stream().map(ContestantLoop::encoded).toList(), StandardCharsets.US_ASCII);
    }

    /** The tokens of every prompt, in their order. */
    public List<List<Integer>> tokens() throws IOException {
        return split(ask(ContestantLoop.TOKENS), ";").stream()
                .map(prompt -> split(prompt, ",").stream().map(Integer::valueOf).toList())
                .toList();
    }

    /** Has it answer every prompt. */
    public Round answers() throws IOException {
        List<String> fields = split(ask(ContestantLoop.ANSWERS), " ");
        return new Round(
                Duration.ofNanos(Long.parseLong(fields.get(0))),
                Duration.ofNanos(Long.parseLong(fields.get(1))),
                split(fields.get(2), ";").stream()
                        .map(answer -> split(answer, ",").stream()
                                .map(ContestantLoop::decodedPiece)
                                .toList())
                        .toList());
    }

    private String ask(String command) throws IOException {
        in.write(command);
        in.newLine();
        in.flush();
        return await(command + ' ').substring(command.length() + 1);
    }

    private void awaitReady(Path log) throws IOException, UnavailableException {
        String line = await("");
        while (!line.equals(ContestantLoop.READY)) {
            if (line.startsWith(ContestantLoop.UNAVAILABLE)) {
                throw new UnavailableException(line.substring(ContestantLoop.UNAVAILABLE.length()));
            }
            if (line.startsWith(ContestantLoop.BROKEN)) {
                throw new IOException(line + "; see " + log);
            }
            line = await("");
        }
    }

    /** The next line that starts so; natives may have written others. */
    private String await(String start) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new IOException("a contestant's process ended");
    }

    private static List<String> split(String text, String by) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(by, -1));
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException gone) {
            // Its end of the pipe is closed, which is what closing was for.
            process.destroy();
        }
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** An engine whose native code does not run on this machine. */
    public static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;

        UnavailableException(String reason) {
            super(reason);
        }
    }
}

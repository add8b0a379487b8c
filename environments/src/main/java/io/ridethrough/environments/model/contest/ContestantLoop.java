package io.ridethrough.environments.model.contest;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * The contestant's side of {@link ContestantProcess}: reads a command a line from standard input, and answers each with a
 * line. {@code tokens} gives every prompt's tokens, {@code answers} answers all prompts; the end of the input ends the
 * process, by force, since native threads may hold on.
 */
public final class ContestantLoop {
    static final String READY = "READY";
    static final String UNAVAILABLE = "UNAVAILABLE ";
    static final String BROKEN = "BROKEN ";
    static final String TOKENS = "tokens";
    static final String ANSWERS = "answers";
    /** Stands before each piece, so that an empty one is told from none. */
    static final String PIECE = ".";

    /**
     * What the command line says.
     *
     * @param weights a GGUF file
     * @param prompts a file with a Base64 line for each
     * @param streams answers at once
     * @param maxTokens of an answer
     * @param threads that the engine may compute on, if it can compute on several
     */
    public record Arguments(Path weights, Path prompts, int streams, int maxTokens, int threads) {
        static Arguments of(String[] words) {
            return new Arguments(
                    Path.of(words[0]),
                    Path.of(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]));
        }

        List<String> words() {
            return List.of(
                    weights.toString(),
                    prompts.toString(),
                    String.valueOf(streams),
                    String.valueOf(maxTokens),
                    String.valueOf(threads));
        }
    }

    /** Loads an engine. */
    @FunctionalInterface
    public interface Loader {
        Contestant load(Arguments arguments) throws Exception;
    }

    private final Contestant contestant;
    private final List<String> prompts;
    private final Arguments arguments;
    private final ExecutorService streams;

    private ContestantLoop(Contestant contestant, List<String> prompts, Arguments arguments) {
        this.contestant = contestant;
        this.prompts = prompts;
        this.arguments = arguments;
        this.streams = Executors.newFixedThreadPool(arguments.streams());
    }

    /** Serves until standard input ends, and ends the process. */
    public static void serve(String[] words, Loader loader) {
        // Natives may write to standard output; what is said here begins with a word that they do not say.
        PrintStream out = System.out;
        try {
            Arguments arguments = Arguments.of(words);
            List<String> prompts = Files.readAllLines(arguments.prompts(), StandardCharsets.US_ASCII).stream()
                    .map(ContestantLoop::decoded)
                    .toList();
            ContestantLoop loop = new ContestantLoop(loader.load(arguments), prompts, arguments);
            say(out, READY);
            loop.run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)), out);
        } catch (LinkageError noNatives) {
            say(out, UNAVAILABLE + line(noNatives));
        } catch (Exception broken) {
            broken.printStackTrace();
            say(out, BROKEN + line(broken));
        }
        Runtime.getRuntime().halt(0);
    }

    private void run(BufferedReader in, PrintStream out) throws IOException, InterruptedException, ExecutionException {
        for (String command = in.readLine(); command != null; command = in.readLine()) {
            if (command.equals(TOKENS)) {
                say(out, TOKENS + ' ' + tokens());
            } else if (command.equals(ANSWERS)) {
                say(out, ANSWERS + ' ' + answers());
            }
        }
    }

    /** Prompts apart by {@code ;}, their tokens by {@code ,}. */
    private String tokens() {
        return prompts.stream()
                .map(prompt ->
                        contestant.tokens(prompt).stream().map(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
    }

    /** Processor time and time in nanoseconds, and the pieces of each answer, likewise. */
    private String answers() throws InterruptedException, ExecutionException {
        long cpuNanos = cpuNanos();
        long startNanos = System.nanoTime();
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (String prompt : prompts) {
            tasks.add(() -> contestant.answer(prompt, arguments.maxTokens()));
        }
        List<Future<List<String>>> answers = streams.invokeAll(tasks);
        long tookNanos = System.nanoTime() - startNanos;
        long usedNanos = cpuNanos() - cpuNanos;
        List<String> encoded = new ArrayList<>();
        for (Future<List<String>> answer : answers) {
            encoded.add(
                    answer.get().stream().map(piece -> PIECE + encoded(piece)).collect(Collectors.joining(",")));
        }
        return usedNanos + " " + tookNanos + " " + String.join(";", encoded);
    }

    /** Of all threads of this process, native ones too. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static String line(Throwable thrown) {
        return thrown.toString().replaceAll("\\R", " ");
    }

    private static void say(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String decodedPiece(String piece) {
        return decoded(piece.substring(PIECE.length()));
    }

    private static String decoded(String line) {
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }
}

package io.ridethrough.environments.model.bench;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.golden.GoldenPrompts;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import io.ridethrough.environments.model.ModelMain;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.contest.ContestantLoop.Arguments;
import io.ridethrough.environments.model.contest.ContestantProcess;
import io.ridethrough.environments.model.contest.ContestantProcess.UnavailableException;
import io.ridethrough.environments.model.contest.Launch;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.stubs.store.bench.Bar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The reference model's performance on this machine.
 *
 * @param length of each part over HTTP
 * @param seed decides the arrivals
 * @param peer llama.cpp, where it is at hand
 * @param folder an empty one for weights, prompts and logs
 */
public record ReferenceModelBench(Duration length, long seed, Optional<LlamaCppFiles> peer, Path folder) {
    private static final int STREAMS = 16;
    private static final int MAX_TOKENS = 24;
    private static final int STARTS = 3;
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> MODEL_OPTIONS = List.of("-Xmx128m", "-XX:+UseSerialGC");

    /**
     * What was measured.
     *
     * @param notMeasured what was not, each with its reason
     */
    public record Report(List<Bar> bars, List<String> notMeasured) {}

    /** Measures, on processes of its own. {@code progress} hears of each part as it begins. */
    public Report run(Consumer<String> progress)
            throws IOException, EnvironmentUnavailableException, InterruptedException {
        List<Bar> bars = new ArrayList<>();
        List<String> notMeasured = new ArrayList<>();
        List<String> messages =
                GoldenPrompts.builtIn().stream().map(GoldenPrompt::prompt).toList();
        contest(everyOther(messages), bars, notMeasured, progress);
        served(messages, bars, progress);
        return new Report(List.copyOf(bars), List.copyOf(notMeasured));
    }

    /** Half of them, of every kind: the set is ordered by kind. */
    private static List<String> everyOther(List<String> messages) {
        return IntStream.range(0, messages.size() / 2)
                .mapToObj(i -> messages.get(2 * i))
                .toList();
    }

    private void contest(List<String> messages, List<Bar> bars, List<String> notMeasured, Consumer<String> progress)
            throws IOException {
        Path weights = builtInWeights();
        Path prompts = ContestantProcess.write(messages, folder.resolve("prompts"));
        Optional<Launch> launch = peer.map(files -> files.launch(folder));
        if (launch.isEmpty()) {
            notMeasured.add("llama.cpp: its bindings are not at hand, a checkout that was built has them");
        }
        for (int streams : List.of(1, STREAMS)) {
            Arguments arguments = new Arguments(weights, prompts, streams, MAX_TOKENS, 1);
            String at = "_at_" + streams + (streams == 1 ? "_stream" : "_streams");
            progress.accept("processor time a token" + at.replace('_', ' '));
            ProcessorTime time;
            try {
                time = ProcessorTime.measure(arguments, launch, folder);
            } catch (UnavailableException e) {
                notMeasured.add("llama.cpp: " + e.getMessage());
                launch = Optional.empty();
                time = alone(arguments);
            }
            add(time, at, streams == STREAMS, bars);
        }
    }

    private ProcessorTime alone(Arguments arguments) throws IOException {
        try {
            return ProcessorTime.measure(arguments, Optional.empty(), folder);
        } catch (UnavailableException e) {
            throw new IOException(e);
        }
    }

    private static void add(ProcessorTime time, String at, boolean isBarred, List<Bar> bars) {
        bars.add(new Bar("cpu_micros_a_token" + at, time.ownMicros()));
        time.peerMicros().ifPresent(peerMicros -> {
            bars.add(new Bar("llama_cpp_micros_a_token" + at, peerMicros));
            String name = "cpu_ratio_to_llama_cpp" + at;
            double ratio = time.ownMicros() / peerMicros;
            bars.add(isBarred ? new Bar(name, ratio, Bar.Sense.AT_MOST, 1) : new Bar(name, ratio));
            bars.add(new Bar("answers_unlike_llama_cpp" + at, time.differing()));
        });
    }

    private void served(List<String> messages, List<Bar> bars, Consumer<String> progress)
            throws IOException, EnvironmentUnavailableException, InterruptedException {
        List<Double> startSeconds = new ArrayList<>();
        progress.accept("starts");
        for (int i = 1; i < STARTS; i++) {
            long startNanos = System.nanoTime();
            try (ChildProcess model = serve().process()) {
                startSeconds.add((System.nanoTime() - startNanos) / 1e9);
                if (model.failure().isPresent()) {
                    throw new IOException(model.failure().get());
                }
            }
        }
        long startNanos = System.nanoTime();
        ChildProcess.Serving model = serve();
        startSeconds.add((System.nanoTime() - startNanos) / 1e9);
        List<ChatQuestion> questions = messages.stream()
                .map(message -> ChatQuestion.greedy(message, MAX_TOKENS))
                .toList();
        try (ChildProcess process = model.process();
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(model.address()))) {
            ServedSpeed speed = new ServedSpeed(endpoint, questions);
            progress.accept("warm-up");
            speed.closedLoop(STREAMS, length.multipliedBy(2));
            progress.accept("one stream");
            double single = at(0.5, speed.closedLoop(1, length).firstTokenMillis());
            progress.accept(STREAMS + " streams");
            ServedSpeed.ClosedLoop saturated = speed.closedLoop(STREAMS, length);
            progress.accept("half of that, open arrivals");
            double half = halfSaturated(speed, saturated.answersPerSecond() / 2);
            bars.add(new Bar("tokens_per_second_at_" + STREAMS + "_streams", saturated.tokensPerSecond()));
            bars.add(new Bar("answers_per_second_at_" + STREAMS + "_streams", saturated.answersPerSecond()));
            bars.add(new Bar("single_stream_ttft_p50_ms", single));
            bars.add(new Bar("half_saturation_ttft_p99_ms", half));
            bars.add(new Bar("half_saturation_ttft_p99_to_single_p50_ratio", half / single, Bar.Sense.AT_MOST, 5));
            bars.add(new Bar("start_to_ready_s", at(0.5, sorted(startSeconds)), Bar.Sense.AT_MOST, 1.5));
            bars.add(new Bar("resident_mb", residentBytes(process.pid()) / 1e6, Bar.Sense.BELOW, 256));
        }
    }

    /** The p99 of the round in the middle of five, after one that has the client's code compiled. */
    private double halfSaturated(ServedSpeed speed, double perSecond) throws IOException, InterruptedException {
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double p99 = at(0.99, speed.openLoop(perSecond, length, seed + round));
            if (round > 0) {
                rounds.add(p99);
            }
        }
        return at(0.5, sorted(rounds));
    }

    private ChildProcess.Serving serve() throws EnvironmentUnavailableException {
        return ChildProcess.serve(
                new JavaCommand(
                        "model",
                        ModelMain.class.getName(),
                        MODEL_OPTIONS,
                        List.of("--slots", String.valueOf(STREAMS), "--queue", "1000"),
                        folder),
                PATIENCE);
    }

    private Path builtInWeights() throws IOException {
        Path file = folder.resolve("weights.gguf");
        ByteBuffer bytes = WeightsFile.builtIn().bytes().duplicate();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        return file;
    }

    private static List<Double> sorted(List<Double> values) {
        return values.stream().sorted().toList();
    }

    /** The smallest value that at least that share does not exceed. */
    private static double at(double share, List<Double> sorted) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** Memory in use as the operating system counts it; NaN, which meets no bar, where it does not say. */
    private static double residentBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024.0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException | UncheckedIOException noProc) {
            return Double.NaN;
        }
    }
}

package io.ridethrough.simulations.modelbench;

import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import io.ridethrough.results.inference.Latencies;
import io.ridethrough.results.inference.LatencyHistogram;
import io.ridethrough.results.inference.Objective;
import io.ridethrough.stubs.chat.ChatScript;
import io.ridethrough.stubs.chat.ScriptWriter;
import io.ridethrough.stubs.chat.ScriptedChatServer;
import io.ridethrough.stubs.chat.SeenRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How exact the load driver and its client are: they measure a server that keeps to a script, and what they report is
 * compared with what it did. Takes half a minute.
 */
public final class ClientBench {
    private static final double NANOS_A_MILLI = 1e6;
    private static final Duration FIRST = Duration.ofMillis(60);
    private static final Duration GAP = Duration.ofMillis(15);
    private static final int TOKENS = 20;
    private static final double PER_SECOND = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(12);
    private static final Duration FREEZE = Duration.ofSeconds(3);
    /** About two seconds into the measured window. */
    private static final int FREEZES_AT_REQUEST = 140;

    private static final double BAR_MILLIS = 2;
    private static final double LEAST_SHOWN_MILLIS = 2_000;
    private static final double TAIL = 0.99;

    private ClientBench() {}

    /**
     * One figure.
     *
     * @param bar in words
     */
    public record Figure(String what, double millis, String bar, boolean isMet) {}

    /** Opens a server on loopback, and measures it twice: while it is well, and while it stands still for 3 seconds. */
    public static List<Figure> run(long seed) throws InterruptedException {
        DriverWarmUp.run();
        List<Figure> figures = new ArrayList<>(healthy(seed));
        figures.addAll(frozen(seed));
        return figures;
    }

    /** Truth is the script, counted from when each request was due; and when the server did what it says. */
    private static List<Figure> healthy(long seed) throws InterruptedException {
        try (ScriptedChatServer server = ScriptedChatServer.start(ClientBench::script)) {
            StepRun.Result result = measure(server, seed);
            List<Figure> figures = new ArrayList<>();
            List<Double> firsts = errors(result, one -> List.of(first(one) - FIRST.toNanos()));
            List<Double> gaps = errors(result, one -> {
                List<Long> pieces = one.outcome().pieceNanos();
                List<Long> errors = new ArrayList<>();
                for (int piece = 1; piece < pieces.size(); piece++) {
                    errors.add(pieces.get(piece) - pieces.get(piece - 1) - GAP.toNanos());
                }
                return errors;
            });
            figures.addAll(within("TTFT error by the script", firsts));
            figures.addAll(within("ITL error by the script", gaps));
            figures.addAll(againstWhatWasDone("", server, result));
            figures.add(
                    reported("TTFT p95 as reported, less 60 ms", result.step().ttft(), 0.95, FIRST.toMillis()));
            figures.add(
                    reported("ITL p95 as reported, less 15 ms", result.step().itl(), 0.95, GAP.toMillis()));
            return figures;
        }
    }

    /** Truth is when the server handed each piece to its socket. */
    private static List<Figure> frozen(long seed) throws InterruptedException {
        FreezingScripts scripts = new FreezingScripts();
        try (ScriptedChatServer server = ScriptedChatServer.start(scripts::of)) {
            scripts.server = server;
            StepRun.Result result = measure(server, seed);
            List<SeenRequest> served = server.requests();
            List<Figure> figures = new ArrayList<>(againstWhatWasDone(" around a freeze of 3 s", server, result));
            LatencyHistogram truth = LatencyHistogram.empty();
            measured(result).forEach(one -> truth.add(wrote(served, one).get(0) - one.intendedNanos()));
            double p99 = result.step().ttft().millis(TAIL).orElse(Double.NaN);
            double trueP99 = Latencies.of(truth, 0).millis(TAIL).orElse(Double.NaN);
            figures.add(new Figure(
                    "TTFT p99 as reported, freeze of 3 s",
                    p99,
                    "at least 2000 ms: the freeze shows",
                    p99 >= LEAST_SHOWN_MILLIS));
            figures.add(new Figure(
                    "the same, less the true one",
                    p99 - trueP99,
                    "within 2 ms",
                    Math.abs(p99 - trueP99) <= BAR_MILLIS));
            return figures;
        }
    }

    private static List<Figure> againstWhatWasDone(String when, ScriptedChatServer server, StepRun.Result result) {
        List<SeenRequest> served = server.requests();
        List<Figure> figures = new ArrayList<>();
        figures.addAll(within(
                "first token read after it was written" + when,
                errors(
                        result,
                        one -> List.of(one.outcome().pieceNanos().get(0)
                                - wrote(served, one).get(0)))));
        figures.addAll(within(
                "ITL error by what was written" + when, errors(result, one -> gapErrors(one, wrote(served, one)))));
        return figures;
    }

    private static StepRun.Result measure(ScriptedChatServer server, long seed) throws InterruptedException {
        BenchSettings settings = new BenchSettings(
                List.of(PER_SECOND),
                Arrivals.POISSON,
                WARM_UP,
                MEASURED,
                new Objective(Map.of()),
                new Prompts("one", List.of("-")),
                TOKENS,
                1,
                512,
                seed);
        try (ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(server.address()))) {
            return new StepRun(endpoint, settings).open(PER_SECOND);
        }
    }

    private static ChatScript script(SeenRequest request) {
        ScriptWriter writer = ChatScript.write().head().after(FIRST).text(request.number() + " ");
        for (int token = 1; token < TOKENS; token++) {
            writer.after(GAP).text("t ");
        }
        return writer.finish("stop").usage(TOKENS).done().end();
    }

    private static List<Observation> measured(StepRun.Result result) {
        long last = result.observations().stream()
                .mapToLong(Observation::intendedNanos)
                .max()
                .orElse(0);
        return result.observations().stream()
                .filter(one -> one.outcome().isComplete() && last - one.intendedNanos() < MEASURED.toNanos())
                .toList();
    }

    /** Sizes of the errors of all answers, in milliseconds, rising. */
    private static List<Double> errors(StepRun.Result result, Function<Observation, List<Long>> of) {
        return measured(result).stream()
                .flatMap(one -> of.apply(one).stream())
                .map(nanos -> Math.abs(nanos) / NANOS_A_MILLI)
                .sorted()
                .toList();
    }

    private static List<Long> gapErrors(Observation one, List<Long> wrote) {
        List<Long> read = one.outcome().pieceNanos();
        List<Long> errors = new ArrayList<>();
        for (int piece = 1; piece < Math.min(read.size(), wrote.size()); piece++) {
            errors.add((read.get(piece) - read.get(piece - 1)) - (wrote.get(piece) - wrote.get(piece - 1)));
        }
        return errors;
    }

    private static long first(Observation one) {
        return one.outcome().pieceNanos().get(0) - one.intendedNanos();
    }

    /** An answer begins with the number of its request. */
    private static List<Long> wrote(List<SeenRequest> served, Observation one) {
        String text = one.outcome().text();
        return served.get(Integer.parseInt(text.substring(0, text.indexOf(' '))))
                .textNanos();
    }

    private static List<Figure> within(String what, List<Double> sorted) {
        ToDoubleFunction<Double> rank =
                share -> sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        return List.of(
                bounded(what + ", median", rank.applyAsDouble(0.5)), bounded(what + ", p95", rank.applyAsDouble(0.95)));
    }

    private static Figure reported(String what, Latencies latencies, double share, long truthMillis) {
        return bounded(what, latencies.millis(share).orElse(Double.NaN) - truthMillis);
    }

    private static Figure bounded(String what, double millis) {
        return new Figure(what, millis, "within 2 ms", Math.abs(millis) <= BAR_MILLIS);
    }

    /** Stands still when a certain request has come. */
    private static final class FreezingScripts {
        private volatile @Nullable ScriptedChatServer server;

        ChatScript of(SeenRequest request) {
            ScriptedChatServer known = server;
            if (known != null && request.number() == FREEZES_AT_REQUEST) {
                known.freeze(FREEZE);
            }
            return script(request);
        }
    }
}

package io.ridethrough.environments.model.bench;

import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How fast an endpoint answers, over HTTP. */
final class ServedSpeed {
    private final ChatEndpoint endpoint;
    private final List<ChatQuestion> questions;
    private final AtomicInteger asked = new AtomicInteger();

    ServedSpeed(ChatEndpoint endpoint, List<ChatQuestion> questions) {
        this.endpoint = endpoint;
        this.questions = List.copyOf(questions);
    }

    /**
     * What so many streams, each asking again as soon as it was answered, got.
     *
     * @param tokensPerSecond pieces of text
     * @param answersPerSecond whole answers
     * @param firstTokenMillis of each answer, from asking to its first piece, sorted
     */
    record ClosedLoop(double tokensPerSecond, double answersPerSecond, List<Double> firstTokenMillis) {}

    /** Asks in so many streams for so long; answers that end later do not count. */
    ClosedLoop closedLoop(int streams, Duration length) throws IOException {
        long startNanos = System.nanoTime();
        List<CompletableFuture<List<ChatOutcome>>> running = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            CompletableFuture<List<ChatOutcome>> over = new CompletableFuture<>();
            running.add(over);
            askOn(startNanos + length.toNanos(), new ArrayList<>(), over);
        }
        List<ChatOutcome> outcomes = new ArrayList<>();
        for (CompletableFuture<List<ChatOutcome>> stream : running) {
            outcomes.addAll(stream.join());
        }
        double seconds = length.toNanos() / 1e9;
        long inTime = outcomes.stream()
                .filter(outcome -> outcome.endedNanos() - startNanos <= length.toNanos())
                .count();
        long tokens = outcomes.stream()
                .flatMap(outcome -> outcome.pieceNanos().stream())
                .filter(piece -> piece - startNanos <= length.toNanos())
                .count();
        return new ClosedLoop(tokens / seconds, inTime / seconds, firstTokens(outcomes));
    }

    private void askOn(long endNanos, List<ChatOutcome> seen, CompletableFuture<List<ChatOutcome>> over) {
        if (System.nanoTime() >= endNanos) {
            over.complete(seen);
            return;
        }
        var unused = endpoint.ask(next()).thenAccept(outcome -> {
            seen.add(outcome);
            askOn(endNanos, seen, over);
        });
    }

    /**
     * Asks at random instants, a Poisson process, whether or not earlier answers are there, and returns each one's time to
     * the first token in milliseconds, sorted; counted from the instant at which it was to be asked.
     */
    List<Double> openLoop(double perSecond, Duration length, long seed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        long startNanos = System.nanoTime();
        List<Long> dues = new ArrayList<>();
        List<CompletableFuture<ChatOutcome>> answers = new ArrayList<>();
        double due = 0;
        while (due < length.toNanos()) {
            due -= StrictMath.log(1 - random.nextDouble()) * 1e9 / perSecond;
            long dueNanos = startNanos + (long) due;
            TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
            dues.add(dueNanos);
            answers.add(endpoint.ask(next()));
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            millis.add(firstTokenMillis(answers.get(i).join(), dues.get(i)));
        }
        return millis.stream().sorted().toList();
    }

    private ChatQuestion next() {
        return questions.get(Math.floorMod(asked.getAndIncrement(), questions.size()));
    }

    private static List<Double> firstTokens(List<ChatOutcome> outcomes) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (ChatOutcome outcome : outcomes) {
            millis.add(firstTokenMillis(outcome, outcome.sentNanos()));
        }
        return millis.stream().sorted().toList();
    }

    private static double firstTokenMillis(ChatOutcome outcome, long fromNanos) throws IOException {
        if (!outcome.isComplete()) {
            throw new IOException("an answer was not whole: " + outcome.ending() + " " + outcome.problem());
        }
        List<Long> pieces = outcome.pieceNanos();
        // An answer may be empty: its end is then the first that is heard of it.
        return ((pieces.isEmpty() ? outcome.endedNanos() : pieces.get(0)) - fromNanos) / 1e6;
    }
}

package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.GoldenReferences.Whole;
import io.ridethrough.simulations.golden.GoldenRound;
import io.ridethrough.simulations.golden.GoldenSchedule;
import io.ridethrough.simulations.golden.Interview;
import io.ridethrough.simulations.golden.TextHash;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks golden prompts while load runs, each at its intended time whatever became of those before it, and writes down every
 * answer.
 */
final class GoldenWatch implements AutoCloseable {
    /** Questions without an answer at once; beyond them one is left out, and the run's validity tells. */
    private static final int MOST_UNDER_WAY = 256;

    private final ChatEndpoint endpoint;
    private final GoldenSchedule schedule;
    private final GoldenRound round;
    private final GoldenReferences references;
    private final GoldenLog log;
    private final TimelineClock clock;
    private final Duration patience;
    private final long originMicros;
    private final Thread thread = new Thread(this::ask, "golden-watch");
    /** What depends on an answer must not hold up the thread that reads others; it has no more to do than is under way. */
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread writing = new Thread(task, "golden-answers");
        writing.setDaemon(true);
        return writing;
    });

    private final Set<CompletableFuture<Void>> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile boolean closed;

    /**
     * @param endpoint closed with the watch, as {@code log} is
     * @param patience how long {@link #close} waits for answers under way
     * @param originMicros the timeline's zero, microseconds since the Unix epoch
     */
    GoldenWatch(
            ChatEndpoint endpoint,
            GoldenSchedule schedule,
            GoldenRound round,
            GoldenReferences references,
            GoldenLog log,
            TimelineClock clock,
            Duration patience,
            long originMicros) {
        this.endpoint = endpoint;
        this.schedule = schedule;
        this.round = round;
        this.references = references;
        this.log = log;
        this.clock = clock;
        this.patience = patience;
        this.originMicros = originMicros;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Why an answer could not be written, once one could not. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure.get());
    }

    private void ask() {
        for (GoldenSchedule.Question question : schedule.questions()) {
            long intendedMicros = FaultTimeline.micros(originMicros, question.offset());
            if (!clock.awaitUntil(intendedMicros, () -> stopped)) {
                return;
            }
            GoldenPrompt prompt = round.next(question);
            if (underWay.size() < MOST_UNDER_WAY) {
                ask(prompt, intendedMicros);
            }
        }
    }

    private void ask(GoldenPrompt prompt, long intendedMicros) {
        long askedMicros = clock.nowMicros();
        long askedNanos = System.nanoTime();
        CompletableFuture<Void> written = endpoint.ask(Interview.question(prompt))
                .thenAcceptAsync(
                        outcome -> write(answer(prompt, intendedMicros, outcome, askedMicros, askedNanos)), writer);
        underWay.add(written);
        var unused = written.whenComplete((nothing, trouble) -> underWay.remove(written));
    }

    private GoldenAnswer answer(
            GoldenPrompt prompt, long intendedMicros, ChatOutcome outcome, long askedMicros, long askedNanos) {
        String hash = TextHash.of(outcome.text());
        List<String> wholeAnswerOf = references.of(prompt.id()).stream()
                .filter(whole -> whole.textSha256().equals(hash))
                .map(Whole::version)
                .sorted()
                .toList();
        String decision = outcome.isComplete() ? GoldenPrompt.decisionOf(outcome.text()) : "";
        String text = outcome.text();
        return new GoldenAnswer(
                prompt.id(),
                intendedMicros,
                askedMicros + TimeUnit.NANOSECONDS.toMicros(outcome.sentNanos() - askedNanos),
                askedMicros + TimeUnit.NANOSECONDS.toMicros(outcome.endedNanos() - askedNanos),
                prompt.decision(),
                decision,
                prompt.allows(decision),
                outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                outcome.models().stream().sorted().toList(),
                outcome.fingerprints().stream().sorted().toList(),
                hash,
                wholeAnswerOf,
                wholeAnswerOf.isEmpty()
                        ? text.substring(0, Math.min(text.length(), GoldenAnswer.LONGEST_STRAY_CHARS))
                        : "");
    }

    private void write(GoldenAnswer answer) {
        try {
            log.append(answer);
        } catch (IOException e) {
            // What is given up at the end may come too late to be written, which says nothing of the disk.
            if (!closed) {
                failure.compareAndSet(null, e);
            }
        }
    }

    /** Asks no more, waits for what is under way as long as that may take, and gives up the rest. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        stopped = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
            CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new))
                    .get(patience.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Closing the endpoint gives up whatever is left.
        } finally {
            endpoint.close();
            writer.shutdown();
            closed = true;
            log.close();
        }
    }
}

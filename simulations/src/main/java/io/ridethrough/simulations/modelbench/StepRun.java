package io.ridethrough.simulations.modelbench;

import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.results.inference.BenchStep;
import io.ridethrough.results.inference.SeenRequest;
import io.ridethrough.results.inference.StepTally;
import io.ridethrough.results.inference.StepWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Plays one step and waits until all of its requests have ended. */
final class StepRun {
    /** Between building the schedule and its first arrival. */
    private static final Duration LEAD = Duration.ofMillis(20);
    /** How long one of those that are kept under way rests after anything but an answer. */
    private static final Duration REST = Duration.ofMillis(100);

    private final ChatEndpoint endpoint;
    private final BenchSettings settings;

    /** A step's figures, and all that was seen, in warm-up too. */
    record Result(BenchStep step, List<Observation> observations) {}

    StepRun(ChatEndpoint endpoint, BenchSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
    }

    /** Open arrivals at that rate, whatever becomes of those before. */
    Result open(double perSecond) throws InterruptedException {
        Duration lasts = settings.warmUp().plus(settings.measured());
        long[] offsets = settings.arrivals().offsetsMicros(settings.seed(), perSecond, lasts);
        UnderWay underWay = underWay();
        long start = System.nanoTime() + LEAD.toNanos();
        Window window = window(start, underWay);
        List<CompletableFuture<?>> asked = new ArrayList<>();
        int notSent = 0;
        for (long offset : offsets) {
            long due = start + TimeUnit.MICROSECONDS.toNanos(offset);
            if (notSent == 0) {
                window.waitUntil(due);
            }
            if (notSent > 0 || underWay.open() >= settings.mostUnderWay()) {
                notSent += due - window.fromNanos() >= 0 ? 1 : 0;
            } else {
                asked.add(underWay.ask(due));
            }
        }
        if (notSent == 0) {
            window.waitUntil(window.toNanos());
        }
        List<Integer> readings = window.readings();
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
        return result(BenchStep.OPEN, perSecond, window, readings, underWay, notSent);
    }

    /** So many requests at a time, each begun when one has ended. */
    Result kept(String load, int requests) throws InterruptedException {
        UnderWay underWay = underWay();
        long start = System.nanoTime();
        Window window = window(start, underWay);
        List<CompletableFuture<?>> lines = new ArrayList<>();
        for (int line = 0; line < requests; line++) {
            lines.add(keep(underWay, window.toNanos()));
        }
        window.waitUntil(window.toNanos());
        List<Integer> readings = window.readings();
        CompletableFuture.allOf(lines.toArray(CompletableFuture[]::new)).join();
        return result(load, 0, window, readings, underWay, 0);
    }

    private CompletableFuture<Void> keep(UnderWay underWay, long untilNanos) {
        if (System.nanoTime() - untilNanos >= 0) {
            return CompletableFuture.allOf();
        }
        return underWay.ask(System.nanoTime()).thenCompose(seen -> {
            if (seen.outcome().isComplete()) {
                return keep(underWay, untilNanos);
            }
            // Whoever is refused and asks again at once adds load of another kind.
            return CompletableFuture.runAsync(
                            () -> {}, CompletableFuture.delayedExecutor(REST.toMillis(), TimeUnit.MILLISECONDS))
                    .thenCompose(rested -> keep(underWay, untilNanos));
        });
    }

    private UnderWay underWay() {
        return new UnderWay(endpoint, settings.prompts().shuffled(settings.seed()), settings.maxTokens());
    }

    private Window window(long startNanos, UnderWay underWay) {
        long from = startNanos + settings.warmUp().toNanos();
        return new Window(from, from + settings.measured().toNanos(), underWay::open);
    }

    private Result result(
            String load, double perSecond, Window window, List<Integer> readings, UnderWay underWay, int notSent) {
        List<Observation> all = underWay.observations();
        List<SeenRequest> due = Stream.concat(
                        all.stream()
                                .filter(one -> one.isDueWithin(window.fromNanos(), window.toNanos()))
                                .map(Observation::seen),
                        Stream.generate(() -> new SeenRequest(SeenRequest.NOT_SENT, List.of(), 0, 0, 0))
                                .limit(notSent))
                .toList();
        long answered = all.stream()
                .filter(one -> one.isAnsweredWithin(window.fromNanos(), window.toNanos()))
                .count();
        StepWatch watch = new StepWatch(
                load,
                perSecond,
                window.toNanos() - window.fromNanos(),
                answered,
                readings,
                underWay.most(),
                notSent == 0);
        return new Result(StepTally.of(due, settings.objective(), watch), all);
    }
}

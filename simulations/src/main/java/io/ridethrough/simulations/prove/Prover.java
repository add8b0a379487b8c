package io.ridethrough.simulations.prove;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.RunFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Plays the trials of a proof, several at once if so wished. A run that came to nothing, because its environment did not
 * start or because it crashed, is in doubt and no end of the proof; mistakes in files are its end, and so is an
 * interruption.
 *
 * <p>What is in doubt is repeated once with another seed, when all others are over, and alone: beside another run a machine
 * may have been too busy.
 */
public final class Prover {
    /** Far beyond the seeds of the trials, so that a repeat draws other arrivals than any of them. */
    private static final long REPEAT_SEED_STEP = 1_000_000;

    /** Plays one trial's run and judges it. */
    @FunctionalInterface
    public interface Player {
        Verdict play(Trial trial)
                throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException;
    }

    /** Told what a proof has come to so far. Never by two threads at once. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A run is over.
         *
         * @param result in doubt, and of the first try, when it will be repeated
         * @param soFar every trial that is over, in the order of the trials, this one among them
         */
        void over(TrialResult result, List<TrialResult> soFar);
    }

    private final Player player;
    private final int atOnce;
    private final Function<Trial, Duration> lasts;

    /**
     * @param atOnce how many runs play at the same time
     * @param lasts how long a trial's timeline is: the longest begin first, so that none is left over at the end
     */
    public Prover(Player player, int atOnce, Function<Trial, Duration> lasts) {
        this.player = player;
        this.atOnce = atOnce;
        this.lasts = lasts;
    }

    /**
     * Plays them all.
     *
     * @return a result for each, in the order of the trials
     * @throws MistakesException when a file that a run needs has mistakes
     * @throws InterruptedException when a run was interrupted, or this thread
     */
    public List<TrialResult> prove(List<Trial> trials, Progress progress) throws InterruptedException {
        Results results = new Results(progress);
        Queue<Exception> ends = new ConcurrentLinkedQueue<>();
        ExecutorService players = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<?>> firsts = order(trials).stream()
                    .<Future<?>>map(index -> players.submit(() -> {
                        if (!ends.isEmpty()) {
                            return;
                        }
                        try {
                            results.put(index, play(trials.get(index), 1));
                        } catch (InterruptedException | RuntimeException e) {
                            ends.add(e);
                        }
                    }))
                    .toList();
            for (Future<?> first : firsts) {
                await(first);
            }
        } finally {
            players.shutdownNow();
        }
        throwIfAny(Optional.ofNullable(ends.peek()));
        for (int index = 0; index < trials.size(); index++) {
            if (results.get(index).outcome() == Outcome.IN_DOUBT) {
                Trial again = trials.get(index).withSeed(trials.get(index).seed() + REPEAT_SEED_STEP);
                results.put(index, play(again, 2));
            }
        }
        return results.inOrder();
    }

    /** One at a time they play in their own order, which is easier to follow. */
    private List<Integer> order(List<Trial> trials) {
        Comparator<Integer> longestFirst = Comparator.comparing(index -> lasts.apply(trials.get(index)));
        return IntStream.range(0, trials.size())
                .boxed()
                .sorted(atOnce == 1 ? Comparator.naturalOrder() : longestFirst.reversed())
                .toList();
    }

    private TrialResult play(Trial trial, int tries) throws InterruptedException {
        try {
            return new TrialResult(trial, player.play(trial), tries);
        } catch (MistakesException e) {
            throw e;
        } catch (EnvironmentUnavailableException | RunFailedException | IOException e) {
            return TrialResult.withoutRun(trial, String.valueOf(e.getMessage()), tries);
        } catch (RuntimeException e) {
            return TrialResult.withoutRun(trial, "it crashed: " + e, tries);
        }
    }

    private static void await(Future<?> first) throws InterruptedException {
        try {
            first.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run broke the proof", e.getCause());
        }
    }

    private static void throwIfAny(Optional<Exception> end) throws InterruptedException {
        if (end.isEmpty()) {
            return;
        }
        if (end.get() instanceof RuntimeException mistakes) {
            throw mistakes;
        }
        throw new InterruptedException("interrupted");
    }

    /** What is over, by the trial's place. */
    private static final class Results {
        private final Map<Integer, TrialResult> byIndex = new ConcurrentHashMap<>();
        private final Progress progress;

        private Results(Progress progress) {
            this.progress = progress;
        }

        synchronized void put(int index, TrialResult result) {
            byIndex.put(index, result);
            progress.over(result, inOrder());
        }

        TrialResult get(int index) {
            return Optional.ofNullable(byIndex.get(index))
                    .orElseThrow(() -> new IllegalStateException("trial " + index + " was not played"));
        }

        List<TrialResult> inOrder() {
            return byIndex.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }
}

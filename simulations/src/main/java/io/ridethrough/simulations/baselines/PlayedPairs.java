package io.ridethrough.simulations.baselines;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.baseline.pairing.ComparisonFolder;
import io.ridethrough.results.baseline.pairing.ComparisonRecord;
import io.ridethrough.results.baseline.pairing.PairedRuns;
import io.ridethrough.results.baseline.pairing.RunPair;
import io.ridethrough.simulations.conductor.RunFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Plays the pairs of a comparison in turns. Its file is there before the first run, so that the number of pairs is fixed, and
 * names each pair as soon as both its runs are stored: whatever ends it early, what there is can be found.
 */
public final class PlayedPairs {
    private final ComparisonFolder folder;
    private final Consumer<String> listener;
    private final AtomicBoolean isTold = new AtomicBoolean();
    private final List<Played> baseline = new ArrayList<>();
    private final List<Played> candidate = new ArrayList<>();
    private volatile ComparisonRecord so;

    /**
     * @param planned what is fixed: no pairs yet, and no decision
     * @param listener told a line for each run that is over, and what is there when it ends early; from any thread
     */
    public PlayedPairs(ComparisonFolder folder, ComparisonRecord planned, Consumer<String> listener) {
        this.folder = folder;
        this.so = planned;
        this.listener = listener;
    }

    private record Played(String id, RecordedRun run) {}

    /** The comparison with the pairs that are there. */
    public ComparisonRecord comparison() {
        return so;
    }

    /**
     * Plays every pair, unless something breaks it off. Only once.
     *
     * @param recording what is played, as often as pairs are planned
     * @param arms named {@link PairedRuns#BASELINE} and {@link PairedRuns#CANDIDATE}
     * @throws InterruptedException when a run was interrupted
     */
    public PairedRuns play(Recording recording, List<Arm> arms, RunPlayer player)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        if (recording.repeats() != so.plannedPairs()) {
            throw new IllegalArgumentException(
                    recording.repeats() + " pairs to play, and " + so.plannedPairs() + " are planned");
        }
        folder.write(so);
        Thread hook = new Thread(this::tellWhatIsThere, "comparison-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            recording.of(arms, so.startedAt(), player, this::played);
        } finally {
            remove(hook);
            if (!so.isWhole()) {
                tellWhatIsThere();
            }
        }
        return new PairedRuns(
                baseline.stream().map(Played::run).toList(),
                candidate.stream().map(Played::run).toList());
    }

    private void played(String arm, int repeat, String id, RecordedRun run) {
        (arm.equals(PairedRuns.BASELINE) ? baseline : candidate).add(new Played(id, run));
        List<String> doubts = run.repeat().allDoubts();
        listener.accept("pair " + repeat + " of " + so.plannedPairs() + ", " + arm + ": run " + id
                + (doubts.isEmpty() ? "" : ", in doubt: " + String.join("; ", doubts)));
        if (baseline.size() == candidate.size()) {
            List<RunPair> pairs = new ArrayList<>(so.pairs());
            pairs.add(new RunPair(
                    baseline.get(repeat - 1).id(), candidate.get(repeat - 1).id()));
            so = so.having(pairs);
            try {
                folder.write(so);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void tellWhatIsThere() {
        if (isTold.compareAndSet(false, true)) {
            int there = so.pairs().size();
            listener.accept(there + " of " + so.plannedPairs()
                    + " pairs are there and nothing is decided: the number of pairs is fixed in advance. "
                    + folder.file(so.id()) + " names them");
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is going already, and the hook does its work.
            return;
        }
    }
}

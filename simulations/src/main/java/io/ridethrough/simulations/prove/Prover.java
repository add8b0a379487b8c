package io.ridethrough.simulations.prove;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.RunFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plays the trials of a proof, one after the other. */
public final class Prover {
    /** A machine may be too busy once; what is in doubt twice stays so. */
    private static final int MOST_TRIES = 2;
    /** Far beyond the seeds of the trials, so that a repeat draws other arrivals than any of them. */
    private static final long REPEAT_SEED_STEP = 1_000_000;

    /** Plays one trial's run and judges it. */
    @FunctionalInterface
    public interface Player {
        Verdict play(Trial trial)
                throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException;
    }

    private Prover() {}

    /** Plays them all; {@code progress} hears of each that is over. */
    public static List<TrialResult> prove(List<Trial> trials, Player player, Consumer<TrialResult> progress)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        List<TrialResult> results = new ArrayList<>();
        for (Trial trial : trials) {
            TrialResult result = settled(trial, player);
            results.add(result);
            progress.accept(result);
        }
        return results;
    }

    private static TrialResult settled(Trial trial, Player player)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        TrialResult result = new TrialResult(trial, player.play(trial), 1);
        while (result.verdict().grade() == Grade.INCONCLUSIVE && result.tries() < MOST_TRIES) {
            Trial again = trial.withSeed(trial.seed() + REPEAT_SEED_STEP * result.tries());
            result = new TrialResult(again, player.play(again), result.tries() + 1);
        }
        return result;
    }
}

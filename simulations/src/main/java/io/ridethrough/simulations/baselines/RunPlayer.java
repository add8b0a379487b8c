package io.ridethrough.simulations.baselines;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.conductor.RunRequest;
import java.io.IOException;

/** Plays one run from its first process to its stored record. */
@FunctionalInterface
public interface RunPlayer {
    /**
     * Plays, and reads back what was stored.
     *
     * @throws EnvironmentUnavailableException when the environment does not start, or ends by itself
     * @throws RunFailedException when the run cannot be recorded
     * @throws IOException when what was stored cannot be read
     * @throws InterruptedException when the run was interrupted; it is healed by then
     */
    RunRecord play(RunRequest request)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException;
}

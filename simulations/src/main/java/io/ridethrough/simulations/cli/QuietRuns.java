package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.Conductor;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.conductor.RunRequest;
import io.ridethrough.simulations.terminal.VerdictOnlyView;
import java.io.IOException;

/** Runs that are not shown: what they say is in their folders. */
final class QuietRuns {
    private QuietRuns() {}

    /** Plays and judges; see {@link Conductor#run}. */
    static Verdict play(RunRequest request)
            throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        try (VerdictOnlyView silent = VerdictOnlyView.silent()) {
            return new Conductor(silent).run(request);
        }
    }

    /**
     * Plays, and reads back what was stored.
     *
     * @throws IOException when it cannot be read
     */
    static RunRecord recorded(RunRequest request)
            throws EnvironmentUnavailableException, RunFailedException, IOException, InterruptedException {
        return RunReader.read(new RunFolder(request.runs().resolve(play(request).runId())));
    }
}

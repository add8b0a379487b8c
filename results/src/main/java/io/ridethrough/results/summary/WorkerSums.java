package io.ridethrough.results.summary;

import io.ridethrough.results.run.JournalEvent;
import java.util.Arrays;

/** Finds the most workers that were busy in each bin. For one thread. */
final class WorkerSums {

    private final Timeline timeline;
    private final double[] busy;
    private final double[] queued;
    private long workers;

    WorkerSums(Timeline timeline) {
        this.timeline = timeline;
        this.busy = new double[timeline.bins()];
        this.queued = new double[timeline.bins()];
        Arrays.fill(busy, Double.NaN);
        Arrays.fill(queued, Double.NaN);
    }

    /** A probe of the application; one that tells nothing of workers is passed over. */
    void add(JournalEvent probe) {
        if (!probe.fields().has("workersBusy")) {
            return;
        }
        workers = Math.max(workers, probe.fields().path("workers").asLong());
        int bin = timeline.bin(probe.at());
        if (bin >= 0) {
            busy[bin] = most(busy[bin], probe.fields().path("workersBusy").asDouble());
            queued[bin] = most(queued[bin], probe.fields().path("queued").asDouble());
        }
    }

    private static double most(double known, double next) {
        return Double.isNaN(known) ? next : Math.max(known, next);
    }

    WorkerSummary ended() {
        return new WorkerSummary(BinnedSeries.of(busy), BinnedSeries.of(queued), workers);
    }
}

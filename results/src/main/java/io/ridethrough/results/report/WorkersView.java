package io.ridethrough.results.report;

import io.ridethrough.results.summary.BinnedSeries;
import io.ridethrough.results.summary.WorkerSummary;

/**
 * The application's worker threads over time, from the journal's probes: the most that any probe of a bin saw.
 *
 * @param busy workers busy, by bin
 * @param queued requests waiting for a worker, by bin
 * @param workers how many workers there are, 0 when no probe told
 */
record WorkersView(BinnedSeries busy, BinnedSeries queued, long workers) {

    static WorkersView of(WorkerSummary workers) {
        return new WorkersView(workers.busy(), workers.queued(), workers.workers());
    }

    String summary() {
        double most = busy.toList().stream()
                .filter(value -> !Double.isNaN(value))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
        return Double.isNaN(most)
                ? "No probe told how busy the workers were."
                : "At most %s of %s busy."
                        .formatted(Wording.count((long) most), Wording.counted(workers, "worker", "workers"));
    }
}

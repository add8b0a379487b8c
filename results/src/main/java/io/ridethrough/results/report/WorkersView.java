package io.ridethrough.results.report;

import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The application's worker threads over time, from the journal's probes: the most that any probe of a bin saw.
 *
 * @param busy workers busy, by bin
 * @param queued requests waiting for a worker, by bin
 * @param workers how many workers there are, 0 when no probe told
 */
record WorkersView(BinnedSeries busy, BinnedSeries queued, long workers) {

    static WorkersView of(RunRecord run, Timeline timeline) {
        List<JournalEvent> probes = run.journal().stream()
                .filter(event -> event.event().equals("probe"))
                .filter(event -> event.fields().path("source").asText().equals("store"))
                .filter(event -> event.fields().has("workersBusy"))
                .toList();
        return new WorkersView(
                most(probes, probe -> probe.fields().path("workersBusy").asDouble(), timeline),
                most(probes, probe -> probe.fields().path("queued").asDouble(), timeline),
                probes.stream()
                        .mapToLong(probe -> probe.fields().path("workers").asLong())
                        .max()
                        .orElse(0));
    }

    private static BinnedSeries most(
            List<JournalEvent> probes, ToDoubleFunction<JournalEvent> value, Timeline timeline) {
        double[] most = new double[timeline.bins()];
        Arrays.fill(most, Double.NaN);
        for (JournalEvent probe : probes) {
            timeline.binOf(probe.at())
                    .ifPresent(bin -> most[bin] = Double.isNaN(most[bin])
                            ? value.applyAsDouble(probe)
                            : Math.max(most[bin], value.applyAsDouble(probe)));
        }
        return BinnedSeries.of(timeline, bin -> most[bin]);
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

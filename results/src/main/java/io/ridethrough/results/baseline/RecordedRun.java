package io.ridethrough.results.baseline;

import io.ridethrough.results.checks.MeasuredRun;
import io.ridethrough.results.checks.Window;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One repeat, ready to become part of a baseline.
 *
 * @param repeat how it went
 * @param fingerprint what was measured where
 * @param series latencies by the name of their series
 * @param gated the series that are gated unless somebody chose others
 */
public record RecordedRun(
        Repeat repeat, Fingerprint fingerprint, SortedMap<String, Latencies> series, SortedSet<String> gated) {

    public RecordedRun {
        series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
        gated = Collections.unmodifiableSortedSet(new TreeSet<>(gated));
    }

    /**
     * The latencies of a stored run: one series {@code FLOW/STEP @ PHASE} for each step in each judged phase, from the
     * intended start, a request belonging to the phase in which it should have begun. What the end of the run cut off is
     * left out. Gated are the steps that ask the model, or all where none does.
     */
    public static RecordedRun of(RunRecord run) {
        MeasuredRun measured = MeasuredRun.of(run);
        Map<String, List<Sample>> samples = new TreeMap<>();
        SortedSet<String> asking = new TreeSet<>();
        for (Window phase : measured.phases()) {
            for (Sample sample : run.samples()) {
                if (sample.outcome() != Outcome.ABORTED && phase.contains(sample.intendedAt())) {
                    String name = sample.flow() + "/" + sample.step() + " @ " + phase.name();
                    samples.computeIfAbsent(name, unused -> new ArrayList<>()).add(sample);
                    if (asks(run.plan(), sample)) {
                        asking.add(name);
                    }
                }
            }
        }
        SortedMap<String, Latencies> series = new TreeMap<>();
        samples.forEach((name, of) -> series.put(name, latencies(of)));
        return new RecordedRun(
                repeat(run, measured),
                RunFingerprint.of(run.plan()),
                series,
                asking.isEmpty() ? new TreeSet<>(series.keySet()) : asking);
    }

    private static boolean asks(RunPlan plan, Sample sample) {
        return plan.points().stream()
                .anyMatch(point ->
                        point.flow().equals(sample.flow()) && point.step().equals(sample.step()));
    }

    private static Latencies latencies(List<Sample> samples) {
        List<Sample> answered = samples.stream()
                .filter(sample -> sample.outcome() == Outcome.OK)
                .toList();
        return new Latencies(
                LatencyHistogram.ofMicros(answered.stream().mapToLong(Sample::latencyMicros)),
                samples.size() - answered.size());
    }

    private static Repeat repeat(RunRecord run, MeasuredRun measured) {
        long originMicros = measured.phases().stream()
                .mapToLong(Window::origin)
                .findFirst()
                .orElseGet(
                        () -> run.journal().isEmpty() ? 0 : run.journal().get(0).at());
        return new Repeat(
                Instant.EPOCH.plus(originMicros, ChronoUnit.MICROS),
                run.plan().seed(),
                run.plan().load().stream().mapToLong(PlannedLoad::arrivals).sum(),
                run.journeys().size(),
                measured.doubts());
    }
}

package io.ridethrough.results.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Puts recorded runs together to a baseline, repeat by repeat. Not safe for several threads. */
public final class BaselineBuilder {
    private static final Latencies NONE = new Latencies(LatencyHistogram.ofMicros(LongStream.empty()), 0);

    private final String name;
    private final String session;
    private final List<RecordedRun> runs = new ArrayList<>();

    /**
     * @param name the baseline's
     * @param session the same for baselines recorded in turns, else unique
     */
    public BaselineBuilder(String name, String session) {
        this.name = name;
        this.session = session;
    }

    /**
     * Adds the next repeat.
     *
     * @throws IllegalArgumentException when it was not measured as the others were, saying in what it differs
     */
    public void add(RecordedRun run) {
        if (!runs.isEmpty()) {
            List<String> differences = runs.get(0).fingerprint().differences(run.fingerprint());
            if (!differences.isEmpty()) {
                throw new IllegalArgumentException(
                        "repeat " + (runs.size() + 1) + " differs from the first in " + String.join("; ", differences));
            }
        }
        runs.add(run);
    }

    public String name() {
        return name;
    }

    /** The series that are gated unless somebody chooses others. */
    public SortedSet<String> gatedByDefault() {
        SortedSet<String> gated = new TreeSet<>();
        runs.forEach(run -> gated.addAll(run.gated()));
        return gated;
    }

    /** Every series that any repeat has. */
    public SortedSet<String> seriesNames() {
        SortedSet<String> names = new TreeSet<>();
        runs.forEach(run -> names.addAll(run.series().keySet()));
        return names;
    }

    /**
     * The baseline of what was added. A series that a repeat lacks is empty there.
     *
     * @param gated the series that decide a comparison
     * @throws IllegalArgumentException when there are too few or too many repeats, no series, or no such gated one
     */
    public Baseline build(SortedSet<String> gated) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("there are no repeats");
        }
        List<Repeat> repeats = runs.stream().map(RecordedRun::repeat).toList();
        List<Series> series = seriesNames().stream()
                .map(one -> new Series(
                        one,
                        runs.stream()
                                .map(run -> run.series().getOrDefault(one, NONE))
                                .toList()))
                .toList();
        return new Baseline(
                name,
                repeats.get(0).startedAt(),
                session,
                runs.get(0).fingerprint(),
                repeats.get(0).seed(),
                List.copyOf(gated),
                repeats,
                series);
    }
}

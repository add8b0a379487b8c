package io.ridethrough.results.otlp;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Requests added up by flow, step and phase. */
final class RequestCells {

    /** One flow's step in one phase; the phase is empty for what should have begun outside all of them. */
    record Cell(String flow, String step, String phase) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::flow).thenComparing(Cell::step).thenComparing(Cell::phase);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }

        Attributes attributes() {
            return new Attributes().with("flow", flow).with("step", step).withAny("phase", phase);
        }
    }

    private final SortedMap<Cell, Map<Outcome, Long>> ended = new TreeMap<>();
    private final SortedMap<Cell, LatencyBuckets> latencies = new TreeMap<>();

    private RequestCells() {}

    static RequestCells of(RunRecord run) {
        PlannedMoments moments = PlannedMoments.of(run);
        RequestCells cells = new RequestCells();
        for (Sample sample : run.samples()) {
            cells.add(sample, new Cell(sample.flow(), sample.step(), moments.phaseAt(sample.intendedAt())));
        }
        return cells;
    }

    private void add(Sample sample, Cell cell) {
        ended.computeIfAbsent(cell, unused -> new EnumMap<>(Outcome.class)).merge(sample.outcome(), 1L, Long::sum);
        if (sample.outcome() != Outcome.ABORTED) {
            latencies.computeIfAbsent(cell, unused -> new LatencyBuckets()).add(sample.latencyMicros());
        }
    }

    /** How many ended how. */
    SortedMap<Cell, Map<Outcome, Long>> ended() {
        return ended;
    }

    /** Without those that the end of the run cut off. */
    SortedMap<Cell, LatencyBuckets> latencies() {
        return latencies;
    }
}

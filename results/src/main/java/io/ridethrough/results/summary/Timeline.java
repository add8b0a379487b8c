package io.ridethrough.results.summary;

import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The one time axis of the page.
 *
 * @param originMicros start of load, microseconds since the Unix epoch
 * @param binMillis width of a bin
 * @param bins how many bins the axis has
 * @param phases the planned phases, in order
 */
public record Timeline(long originMicros, long binMillis, int bins, List<PlannedPhase> phases) {

    /** A longer run gets wider bins instead of more: the page stays small and the plots legible. */
    public static final int MOST_BINS = 1_200;

    /** How far the axis follows answers that came after the last phase. */
    public static final Duration LONGEST_TAIL = Duration.ofSeconds(30);

    /**
     * Of a run.
     *
     * @param origin when load began by the journal's word, microseconds since the Unix epoch; else the first sample tells
     * @param firstEvent the earliest moment of the journal, likewise, 0 without events: where there are no samples either
     */
    public static Timeline of(RunPlan plan, OptionalLong origin, long firstEvent, Extent extent) {
        long originMicros = origin.orElse(extent.isEmpty() ? firstEvent : extent.firstIntended());
        long plannedMillis = plan.phases().stream()
                .mapToLong(phase -> phase.endsAfter().toMillis())
                .max()
                .orElse(0);
        long lastMillis = extent.isEmpty() ? 0 : (extent.lastEnded() - originMicros) / 1_000;
        long lengthMillis = Math.max(plannedMillis, Math.min(lastMillis, plannedMillis + LONGEST_TAIL.toMillis()));
        long wholeSeconds = Math.max(1, (lengthMillis + 999) / 1_000);
        long binMillis = 1_000 * ((wholeSeconds + MOST_BINS - 1) / MOST_BINS);
        int bins = (int) ((wholeSeconds * 1_000 + binMillis - 1) / binMillis);
        return new Timeline(originMicros, binMillis, bins, plan.phases());
    }

    /** The bin of a moment, or empty when it lies outside the axis. */
    public OptionalInt binOf(long atMicros) {
        int bin = bin(atMicros);
        return bin >= 0 ? OptionalInt.of(bin) : OptionalInt.empty();
    }

    /** The bin of a moment, or -1 when it lies outside the axis. */
    int bin(long atMicros) {
        long bin = Math.floorDiv(atMicros - originMicros, binMillis * 1_000);
        return bin >= 0 && bin < bins ? (int) bin : -1;
    }

    /** The phase to compare others with: the first that is judged and has no fault. */
    public Optional<PlannedPhase> reference() {
        return phases.stream()
                .filter(phase -> phase.judged() && phase.faults().isEmpty())
                .findFirst();
    }

    /** Phases in the order of a table: the reference, the other judged ones, then those not judged. */
    public List<PlannedPhase> phasesReferenceFirst() {
        Optional<PlannedPhase> reference = reference();
        return phases.stream()
                .sorted((a, b) -> Integer.compare(rank(a, reference), rank(b, reference)))
                .toList();
    }

    private static int rank(PlannedPhase phase, Optional<PlannedPhase> reference) {
        if (reference.filter(phase::equals).isPresent()) {
            return 0;
        }
        return phase.judged() ? 1 : 2;
    }

    public double secondsAt(long atMicros) {
        return (atMicros - originMicros) / 1_000_000.0;
    }

    public double endSeconds() {
        return bins * binMillis / 1_000.0;
    }
}

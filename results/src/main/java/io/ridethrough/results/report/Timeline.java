package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The one time axis of the page.
 *
 * @param originMicros start of load, microseconds since the Unix epoch
 * @param binMillis width of a bin
 * @param bins how many bins the axis has
 * @param phases the planned phases, in order
 */
record Timeline(long originMicros, long binMillis, int bins, List<PlannedPhase> phases) {

    /** A longer run gets wider bins instead of more: the page stays small and the plots legible. */
    static final int MOST_BINS = 1_200;

    /** How far the axis follows answers that came after the last phase. */
    static final Duration LONGEST_TAIL = Duration.ofSeconds(30);

    static Timeline of(RunRecord run) {
        long origin = originMicros(run);
        long plannedMillis = run.plan().phases().stream()
                .mapToLong(phase -> phase.endsAfter().toMillis())
                .max()
                .orElse(0);
        long lastMillis =
                momentsOfEnds(run).map(at -> (at - origin) / 1_000).max().orElse(0);
        long lengthMillis = Math.max(plannedMillis, Math.min(lastMillis, plannedMillis + LONGEST_TAIL.toMillis()));
        long wholeSeconds = Math.max(1, (lengthMillis + 999) / 1_000);
        long binMillis = 1_000 * ((wholeSeconds + MOST_BINS - 1) / MOST_BINS);
        int bins = (int) ((wholeSeconds * 1_000 + binMillis - 1) / binMillis);
        return new Timeline(origin, binMillis, bins, run.plan().phases());
    }

    private static long originMicros(RunRecord run) {
        OptionalLong told = run.journal().stream()
                .filter(event -> event.event().equals("load-started"))
                .mapToLong(event -> event.fields().path("origin").asLong(event.at()))
                .findFirst();
        if (told.isPresent()) {
            return told.getAsLong();
        }
        return LongStream.concat(
                        run.journeys().stream().mapToLong(Journey::intendedAt),
                        run.samples().stream().mapToLong(Sample::intendedAt))
                .min()
                .orElseGet(() ->
                        run.journal().stream().mapToLong(JournalEvent::at).min().orElse(0));
    }

    private static LongStream momentsOfEnds(RunRecord run) {
        return LongStream.concat(
                run.journeys().stream().mapToLong(Journey::endedAt),
                run.samples().stream().mapToLong(Sample::endedAt));
    }

    /** The bin of a moment, or empty when it lies outside the axis. */
    OptionalInt binOf(long atMicros) {
        long bin = Math.floorDiv(atMicros - originMicros, binMillis * 1_000);
        return bin >= 0 && bin < bins ? OptionalInt.of((int) bin) : OptionalInt.empty();
    }

    /** The phase that a moment falls in, or empty outside all of them. */
    Optional<PlannedPhase> phaseOf(long atMicros) {
        long offsetMicros = atMicros - originMicros;
        return phases.stream()
                .filter(phase ->
                        offsetMicros >= micros(phase.startsAfter()) && offsetMicros < micros(phase.endsAfter()))
                .findFirst();
    }

    /** The phase to compare others with: the first that is judged and has no fault. */
    Optional<PlannedPhase> reference() {
        return phases.stream()
                .filter(phase -> phase.judged() && phase.faults().isEmpty())
                .findFirst();
    }

    /** Phases in the order of a table: the reference, the other judged ones, then those not judged. */
    List<PlannedPhase> phasesReferenceFirst() {
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

    double secondsAt(long atMicros) {
        return (atMicros - originMicros) / 1_000_000.0;
    }

    double endSeconds() {
        return bins * binMillis / 1_000.0;
    }

    private static long micros(Duration offset) {
        return offset.toNanos() / 1_000;
    }
}

package io.ridethrough.simulations.tracing;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What baggage says at each moment of a plan's timeline. Each text is written once, ahead of the load: at a request it is
 * looked up. A phase and a fault live from their start, inclusive, to their end, exclusive.
 */
final class PlannedBaggage {

    static final String RUN = "ridethrough.run";
    static final String PHASE = "ridethrough.phase";
    static final String FAULT = "ridethrough.fault";

    private final long[] fromMicros;
    private final String[] texts;

    private PlannedBaggage(long[] fromMicros, String[] texts) {
        this.fromMicros = fromMicros;
        this.texts = texts;
    }

    static PlannedBaggage of(String runId, List<PlannedPhase> phases) {
        SortedSet<Long> changes = new TreeSet<>();
        changes.add(Long.MIN_VALUE);
        for (PlannedPhase phase : phases) {
            changes.add(micros(phase.startsAfter()));
            changes.add(micros(phase.endsAfter()));
            for (PlannedFault fault : phase.faults()) {
                changes.add(micros(fault.startsAfter()));
                changes.add(micros(fault.endsAfter()));
            }
        }
        return new PlannedBaggage(
                changes.stream().mapToLong(Long::longValue).toArray(),
                changes.stream().map(micros -> text(runId, phases, micros)).toArray(String[]::new));
    }

    private static String text(String runId, List<PlannedPhase> phases, long micros) {
        Optional<PlannedPhase> phase = phases.stream()
                .filter(one -> isWithin(micros, one.startsAfter(), one.endsAfter()))
                .findFirst();
        String faults = phases.stream()
                .flatMap(one -> one.faults().stream())
                .filter(fault -> isWithin(micros, fault.startsAfter(), fault.endsAfter()))
                .map(PlannedFault::id)
                .collect(Collectors.joining(" "));
        BaggageText text = new BaggageText().with(RUN, runId);
        phase.ifPresent(current -> text.with(PHASE, current.name()));
        return (faults.isEmpty() ? text : text.with(FAULT, faults)).toString();
    }

    private static boolean isWithin(long micros, Duration start, Duration end) {
        return micros(start) <= micros && micros < micros(end);
    }

    private static long micros(Duration offset) {
        return TimeUnit.NANOSECONDS.toMicros(offset.toNanos());
    }

    /** The header's value at an offset from the start of load, in microseconds. */
    String at(long offsetMicros) {
        int found = Arrays.binarySearch(fromMicros, offsetMicros);
        // Where it is not found, that is -(index of the next change) - 1.
        return texts[found >= 0 ? found : -found - 2];
    }
}

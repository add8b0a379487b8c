package io.ridethrough.results.otlp;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.summary.RunSummary;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The plan's timeline laid over the run. Which phase and which faults a moment has is what the baggage of a request says that
 * was sent then: by the plan, start inclusive and end exclusive.
 */
final class PlannedMoments {

    private final long origin;
    private final List<PlannedPhase> phases;

    private PlannedMoments(long origin, List<PlannedPhase> phases) {
        this.origin = origin;
        this.phases = phases;
    }

    /** Of a run whose load never began there are no phases. */
    static PlannedMoments of(RunRecord run) {
        OptionalLong told = run.journal().stream()
                .flatMapToLong(event -> RunSummary.originTold(event).stream())
                .findFirst();
        return told.isPresent()
                ? new PlannedMoments(told.getAsLong(), run.plan().phases())
                : new PlannedMoments(0, List.of());
    }

    List<PlannedPhase> phases() {
        return phases;
    }

    /** Microseconds since the Unix epoch of an offset from the start of load. */
    long at(Duration offset) {
        return origin + TimeUnit.NANOSECONDS.toMicros(offset.toNanos());
    }

    /** The name of the first phase that holds a moment, microseconds since the Unix epoch; empty outside all of them. */
    String phaseAt(long micros) {
        for (PlannedPhase phase : phases) {
            if (isWithin(micros, phase.startsAfter(), phase.endsAfter())) {
                return phase.name();
            }
        }
        return "";
    }

    /** The ids of the faults that live at a moment, parted by spaces; empty when there are none. */
    String faultsAt(long micros) {
        return phases.stream()
                .flatMap(phase -> phase.faults().stream())
                .filter(fault -> isWithin(micros, fault.startsAfter(), fault.endsAfter()))
                .map(PlannedFault::id)
                .collect(Collectors.joining(" "));
    }

    private boolean isWithin(long micros, Duration start, Duration end) {
        return at(start) <= micros && micros < at(end);
    }
}

package io.ridethrough.results.plan;

import java.time.Duration;
import java.util.List;

/**
 * A named window of the timeline.
 *
 * @param name unique within the plan
 * @param startsAfter offset of the window's start (inclusive) from the start of load
 * @param endsAfter offset of the window's end (exclusive) from the start of load
 * @param judged false for a warm-up, whose samples no expectation may use
 * @param load how many times as often as each flow's rate says clients arrive meanwhile; 0 for nobody
 * @param faults faults that are live within this window, most of them for all of it
 */
public record PlannedPhase(
        String name, Duration startsAfter, Duration endsAfter, boolean judged, double load, List<PlannedFault> faults) {

    /** Clients arrive as often as their flow's rate says. */
    public static final double USUAL_LOAD = 1;

    public PlannedPhase {
        faults = List.copyOf(faults);
    }

    /** A phase with the usual load. */
    public PlannedPhase(
            String name, Duration startsAfter, Duration endsAfter, boolean judged, List<PlannedFault> faults) {
        this(name, startsAfter, endsAfter, judged, USUAL_LOAD, faults);
    }

    public Duration lasts() {
        return endsAfter.minus(startsAfter);
    }
}

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
 * @param faults faults that are live within this window, most of them for all of it
 */
public record PlannedPhase(
        String name, Duration startsAfter, Duration endsAfter, boolean judged, List<PlannedFault> faults) {

    public PlannedPhase {
        faults = List.copyOf(faults);
    }
}

package io.ridethrough.results.summary;

import java.util.List;

/**
 * The requests of one step.
 *
 * @param errorsByPhase how many did not end well, for each phase of the timeline by their intended start; none that the end
 *     of the run cut off
 * @param begun when they began, with those that were cut off
 */
public record StepSummary(String step, LatencySeries latencies, List<Long> errorsByPhase, MomentCounts begun) {

    public StepSummary {
        errorsByPhase = List.copyOf(errorsByPhase);
    }
}

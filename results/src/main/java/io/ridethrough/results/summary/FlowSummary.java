package io.ridethrough.results.summary;

import java.util.List;
import java.util.Optional;

/**
 * One flow.
 *
 * @param name such as {@code guest-checkout}
 * @param journeys latencies of whole journeys
 * @param steps in the order in which the run first took them
 * @param arrivals journeys by their intended start
 * @param completed journeys that ended well, by their end
 * @param failed journeys that ended badly, by their end
 * @param aborted how many journeys the end of the run cut off
 * @param lag of journeys, from their intended start to their start
 */
public record FlowSummary(
        String name,
        LatencySeries journeys,
        List<StepSummary> steps,
        MomentCounts arrivals,
        MomentCounts completed,
        MomentCounts failed,
        long aborted,
        Latencies lag) {

    public FlowSummary {
        steps = List.copyOf(steps);
    }

    /** One of its steps, if the run took it. */
    public Optional<StepSummary> step(String step) {
        return steps.stream().filter(one -> one.step().equals(step)).findFirst();
    }
}

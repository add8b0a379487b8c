package io.ridethrough.simulations.conductor;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An instant of the timeline at which something changes.
 *
 * @param offset from the start of load
 * @param ends the phase that ends
 * @param begins the phase that begins
 * @param breaks the faults that begin, each with the name of its phase
 * @param heals the ids of the faults that end
 */
record Moment(
        Duration offset,
        Optional<PlannedPhase> ends,
        Optional<PlannedPhase> begins,
        List<Starting> breaks,
        List<String> heals) {

    /** A fault that begins, in the phase of that name. */
    record Starting(PlannedFault fault, String phase) {}

    /** Every moment of a plan, from its start to its end. */
    static List<Moment> of(RunPlan plan) {
        SortedSet<Duration> offsets = new TreeSet<>();
        for (PlannedPhase phase : plan.phases()) {
            offsets.add(phase.startsAfter());
            offsets.add(phase.endsAfter());
            for (PlannedFault fault : phase.faults()) {
                offsets.add(fault.startsAfter());
                offsets.add(fault.endsAfter());
            }
        }
        return offsets.stream().map(offset -> at(plan, offset)).toList();
    }

    private static Moment at(RunPlan plan, Duration offset) {
        Optional<PlannedPhase> ends = Optional.empty();
        Optional<PlannedPhase> begins = Optional.empty();
        List<Starting> breaks = new ArrayList<>();
        List<String> heals = new ArrayList<>();
        for (PlannedPhase phase : plan.phases()) {
            if (phase.endsAfter().equals(offset)) {
                ends = Optional.of(phase);
            }
            if (phase.startsAfter().equals(offset)) {
                begins = Optional.of(phase);
            }
            for (PlannedFault fault : phase.faults()) {
                if (fault.startsAfter().equals(offset)) {
                    breaks.add(new Starting(fault, phase.name()));
                }
                if (fault.endsAfter().equals(offset)) {
                    heals.add(fault.id());
                }
            }
        }
        return new Moment(offset, ends, begins, List.copyOf(breaks), List.copyOf(heals));
    }
}

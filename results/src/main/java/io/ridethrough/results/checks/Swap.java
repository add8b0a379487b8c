package io.ridethrough.results.checks;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of the served version, forward or back. It happened between two instants: the run meant to make it not before
 * the first, and had made it by the second. Times are microseconds since the Unix epoch.
 *
 * @param what such as {@code the swap drifted/1}
 */
record Swap(String what, long from, long to) {

    /** The kind of fault that is one. */
    static final String KIND = "model-swap";

    /** Every swap and every rollback of the plan, in order; throws {@link Unjudgeable} when one is not in the journal. */
    static List<Swap> of(RunRecord run) {
        List<Swap> swaps = new ArrayList<>();
        for (PlannedPhase phase : run.plan().phases()) {
            for (PlannedFault fault : phase.faults()) {
                if (fault.kind().equals(KIND)) {
                    swaps.add(read(run, fault, "the swap ", "fault-applied", "appliedAt"));
                    swaps.add(read(run, fault, "the rollback of ", "fault-healed", "healedAt"));
                }
            }
        }
        return swaps;
    }

    private static Swap read(RunRecord run, PlannedFault fault, String what, String event, String field) {
        JournalEvent found = Timeline.event(run.journal(), event, fault)
                .filter(candidate -> candidate.fields().path("plannedAt").isIntegralNumber()
                        && candidate.fields().path(field).isIntegralNumber())
                .orElseThrow(() -> new Unjudgeable("the journal does not tell when " + what + fault.id() + " was"));
        long planned = found.fields().get("plannedAt").longValue();
        long done = found.fields().get(field).longValue();
        // One that was made out of turn was not planned for when it was made.
        return new Swap(what + fault.id(), Math.min(planned, done), done);
    }

    /** Whether something was under way within {@code margin} of it. */
    boolean overlaps(long startedAt, long endedAt, long marginMicros) {
        return startedAt <= to + marginMicros && endedAt >= from - marginMicros;
    }
}

package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.guard.Clearance;
import java.util.Map;

/** What the journal keeps of what a run was allowed to call. */
final class ClearanceRecord {
    private ClearanceRecord() {}

    /** Nothing of a run that never leaves this machine. */
    static void journal(Clearance clearance, RunJournal journal) {
        if (!clearance.pinned().isEmpty()) {
            journal.append("hosts-pinned", Map.of("hosts", clearance.pinned()));
        }
        if (!clearance.productionNames().isEmpty()) {
            journal.append("production-allowed", Map.of("hosts", clearance.productionNames()));
        }
    }
}

package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.summary.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * When a fault was live.
 *
 * @param planned the fault
 * @param phase the phase that it was planned for
 * @param fromSeconds when it was applied, seconds after the start of load; when planned if the journal does not say
 * @param toSeconds when it was healed, likewise
 * @param seen whether the journal says that it was applied
 */
record FaultWindow(PlannedFault planned, String phase, double fromSeconds, double toSeconds, boolean seen) {

    static List<FaultWindow> of(RunSummary run) {
        Timeline timeline = run.timeline();
        List<FaultWindow> windows = new ArrayList<>();
        for (PlannedPhase phase : timeline.phases()) {
            for (PlannedFault fault : phase.faults()) {
                OptionalLong applied = moment(run.journal(), "fault-applied", "appliedAt", fault.id());
                OptionalLong healed = moment(run.journal(), "fault-healed", "healedAt", fault.id());
                windows.add(new FaultWindow(
                        fault,
                        phase.name(),
                        applied.isPresent()
                                ? timeline.secondsAt(applied.getAsLong())
                                : fault.startsAfter().toMillis() / 1_000.0,
                        healed.isPresent()
                                ? timeline.secondsAt(healed.getAsLong())
                                : fault.endsAfter().toMillis() / 1_000.0,
                        applied.isPresent()));
            }
        }
        return List.copyOf(windows);
    }

    private static OptionalLong moment(List<JournalEvent> journal, String event, String field, String fault) {
        return journal.stream()
                .filter(line -> line.event().equals(event))
                .filter(line -> line.fields().path("id").asText().equals(fault))
                .mapToLong(line -> momentOf(line, field))
                .findFirst();
    }

    private static long momentOf(JournalEvent line, String field) {
        return line.fields().path(field).asLong(line.at());
    }

    boolean covers(double seconds) {
        return seconds >= fromSeconds && seconds < toSeconds;
    }
}

package io.ridethrough.results.capacity.study;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Loss;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.Optional;

/** Why a window of a run says nothing about capacity. */
final class Disturbances {
    /** How late a fault may begin, or early it may end: few requests see that. */
    private static final long LARGEST_SLIP_MICROS = 1_000_000;

    /** With fewer of the planned arrivals it was another load. */
    private static final double FEWEST_ARRIVALS = 0.99;

    private final RunRecord run;
    private final long origin;

    /** @param origin the start of load, microseconds since the Unix epoch */
    Disturbances(RunRecord run, long origin) {
        this.run = run;
        this.origin = origin;
    }

    /** The first reason that there is, without a full stop; empty when there is none. */
    Optional<String> of(PlannedPhase phase) {
        if (!isThere("phase-ended", "phase", phase.name())) {
            return Optional.of("its run ended before it did");
        }
        return run.losses().stream()
                .filter(Loss::isDoubt)
                .map(loss -> "its run is not whole: " + loss.told())
                .findFirst()
                .or(() -> missingArrivals())
                .or(() -> run.plan().phases().stream()
                        .flatMap(planned -> planned.faults().stream())
                        .filter(fault -> fault.startsAfter().compareTo(phase.endsAfter()) < 0
                                && fault.endsAfter().compareTo(phase.startsAfter()) > 0)
                        .filter(fault -> !wasLive(fault, Span.of(phase, origin)))
                        .map(fault -> fault.description() + " on " + fault.target() + " was not there all the time")
                        .findFirst())
                .or(() -> queueBefore(phase));
    }

    private boolean isThere(String event, String field, String value) {
        return run.journal().stream()
                .anyMatch(one -> one.event().equals(event)
                        && one.fields().path(field).asText().equals(value));
    }

    /** Where a run was stopped early, the windows that it came to are whole all the same. */
    private Optional<String> missingArrivals() {
        long planned =
                run.plan().load().stream().mapToLong(PlannedLoad::arrivals).sum();
        boolean isStopped =
                run.journal().stream().anyMatch(event -> event.event().equals("stopped"));
        return !isStopped && run.journeys().size() < FEWEST_ARRIVALS * planned
                ? Optional.of(run.journeys().size() + " of " + planned + " planned arrivals were made")
                : Optional.empty();
    }

    private boolean wasLive(PlannedFault fault, Span span) {
        long appliedAt = moment("fault-applied", fault, "appliedAt", Long.MAX_VALUE);
        long healedAt = moment("fault-healed", fault, "healedAt", 0);
        return appliedAt <= span.from() + LARGEST_SLIP_MICROS && healedAt >= span.to() - LARGEST_SLIP_MICROS;
    }

    private long moment(String event, PlannedFault fault, String field, long otherwise) {
        return run.journal().stream()
                .filter(one -> one.event().equals(event)
                        && one.fields().path("id").asText().equals(fault.id()))
                .map(one -> one.fields().path(field).asLong(otherwise))
                .findFirst()
                .orElse(otherwise);
    }

    /** What a step leaves behind must be gone after a phase without arrivals, or the next one measures it. */
    private Optional<String> queueBefore(PlannedPhase phase) {
        List<PlannedPhase> phases = run.plan().phases();
        int settling = phases.indexOf(phase) - 1;
        if (settling < 1 || phases.get(settling - 1).load() > 0) {
            return Optional.empty();
        }
        Span before = Span.of(phases.get(settling - 1), origin);
        Optional<JournalEvent> last = run.journal().stream()
                .filter(event -> event.event().equals("probe") && before.contains(event.at()))
                .filter(event -> event.fields().path("queued").isNumber())
                .reduce((earlier, later) -> later);
        // A worker's next request is no queue to speak of: it is gone while the step settles.
        return last.filter(probe -> probe.fields().path("queued").asLong()
                        > probe.fields().path("workers").asLong(0))
                .map(probe ->
                        probe.fields().path("queued").asLong() + " requests were still queued when it began to settle");
    }
}

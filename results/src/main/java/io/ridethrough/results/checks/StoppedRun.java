package io.ridethrough.results.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Finding.Evidence;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run that a stop condition ended before its time, and what can still be said of it: what was seen of phases that were
 * over by then stands, passed or failed; of the rest nothing is known. What nobody excuses stands in any case.
 *
 * @param plan what it was cut short of
 * @param condition which of the plan's conditions ended it, from 1
 * @param origin the start of load, microseconds since the Unix epoch, as the other instants
 * @param stoppedAt when the conductor took note
 * @param healedAt when no fault was live any more; empty when the journal doesn't say
 */
record StoppedRun(RunPlan plan, int condition, long origin, long stoppedAt, OptionalLong healedAt) {

    private static final String CUT_SHORT = "the run was stopped before this could be seen to its end";

    /** Findings about the run that a stop leaves without an object. */
    private static final Set<String> MOOT = Set.of("validity/arrivals", "validity/samples", "validity/watch");

    static Optional<StoppedRun> of(RunRecord run) {
        Optional<JournalEvent> stop = Timeline.event(run.journal(), "stop-condition");
        Optional<JournalEvent> started = Timeline.event(run.journal(), "load-started");
        if (stop.isEmpty() || started.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StoppedRun(
                run.plan(),
                stop.get().fields().path("condition").asInt(0),
                started.get().fields().path("origin").asLong(),
                stop.get().fields().path("seenAt").asLong(stop.get().at()),
                Timeline.event(run.journal(), "stopped")
                        .map(event -> event.fields().path("healedAt"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(healed -> OptionalLong.of(healed.longValue()))
                        .orElseGet(OptionalLong::empty)));
    }

    /** The findings of a run that nothing but its stop puts in doubt. */
    List<Finding> reconsidered(List<Finding> findings) {
        return findings.stream().map(this::reconsidered).toList();
    }

    /** Whether a finding about the run's own validity only says that the run was cut short. */
    boolean isMoot(Finding finding) {
        return MOOT.contains(finding.id())
                || (finding.id().equals("validity/run-ended")
                        && finding.measured().equals(RunEndedCheck.STOPPED))
                || unfinishedFaults().contains(finding.id());
    }

    private Finding reconsidered(Finding finding) {
        if (finding.claim().equals(StopConditionCheck.CLAIM) || Judge.NEVER_EXCUSED.contains(finding.claim())) {
            return finding;
        }
        if (finding.claim().equals(ValidityChecks.CLAIM)) {
            return finding;
        }
        return finding.grade() == Grade.INCONCLUSIVE || isOver(finding.evidence()) ? finding : cutShort(finding);
    }

    private boolean isOver(List<Evidence> evidence) {
        long stopMillis = (stoppedAt - origin) / 1000;
        return !evidence.isEmpty() && evidence.stream().allMatch(window -> window.toMillis() <= stopMillis);
    }

    private Set<String> unfinishedFaults() {
        return plan.phases().stream()
                .flatMap(phase -> phase.faults().stream())
                .filter(fault -> origin + Timeline.micros(fault.endsAfter()) > stoppedAt)
                .map(PlannedFault::id)
                .map(id -> ValidityChecks.CLAIM + "/fault/" + id)
                .collect(Collectors.toSet());
    }

    private static Finding cutShort(Finding finding) {
        return finding.inconclusive(finding.why().isEmpty() ? CUT_SHORT : CUT_SHORT + "; until then: " + finding.why());
    }
}

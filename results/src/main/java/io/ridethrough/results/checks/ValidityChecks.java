package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run can be relied on at all, before any claim is looked at. None of these checks ever fails the system
 * under test: what they doubt is the run, so they pass or are INCONCLUSIVE.
 */
final class ValidityChecks {

    /** What a finding about the run itself has in place of a kind of claim. */
    static final String CLAIM = "validity";

    private static final String ANSWERED = CLAIM + "/" + AnsweredCheck.SUBJECT;

    private ValidityChecks() {}

    /** Whether a finding doubts the measurement: then nothing in the run is held against the system under test. */
    static boolean isDoubt(Finding finding) {
        return finding.claim().equals(CLAIM)
                && finding.grade() != Grade.PASS
                && !finding.id().equals(ANSWERED);
    }

    static List<Check> of(RunPlan plan) {
        List<Check> checks = new ArrayList<>();
        checks.add(new RunEndedCheck());
        checks.add(new ArrivalsCheck());
        checks.add(new ScheduleCheck());
        checks.add(new RecordCountCheck());
        checks.add(new SamplesCheck());
        checks.add(new AnsweredCheck());
        for (PlannedPhase phase : plan.phases()) {
            for (PlannedFault fault : phase.faults()) {
                checks.add(new FaultCheck(phase, fault));
            }
        }
        for (InferencePoint point : plan.points()) {
            checks.add(new WireCheck(point));
        }
        plan.watches().forEach(watch -> checks.add(new WatchCheck(watch)));
        return checks;
    }
}

package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.time.Duration;
import java.util.List;

/**
 * A planned fault was applied and healed on time and touched something: a fault that silently did nothing makes every
 * claim about it hold, and one that touched a single call of many was hardly there.
 *
 * <p>What touching is depends on the fault. An outage of a target that is asked for inference must have been met: of the
 * requests that began while it was live, the application tells of a call that the model did not answer, or had no good
 * answer at all, and no call was seen on the wire; a shop that breaks down under the outage has met it. Of those that met it
 * and those whose call went through all the same, as many as {@link FaultReach} asks must have met it. A connection that
 * idled when the outage began is no such request. Of any other fault the journal's count decides, by {@link FaultReach};
 * where that cannot be counted, a call must have gone out to its target while it was live, and a target of which that cannot
 * be told settles nothing.
 */
record FaultCheck(PlannedPhase phase, PlannedFault fault) implements Check {

    /** Largest distance of applying and of healing from the plan. */
    static final Duration LARGEST_DELAY = Duration.ofMillis(500);

    private static final long CANNOT_BE_COUNTED = -1;

    @Override
    public Claimed claimed() {
        return new Claimed(
                ValidityChecks.CLAIM,
                "fault/" + fault.id(),
                "The fault on " + fault.target() + " (" + fault.description() + ") was applied and healed within "
                        + Figures.duration(LARGEST_DELAY) + " of the plan, and touched something.",
                "± " + Figures.duration(LARGEST_DELAY) + ", touched > 0",
                "journal");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Timeline timeline = Timeline.of(run);
        Window planned = timeline.window(phase, fault);
        long late = moment(run, "fault-applied", "appliedAt", "applied") - planned.from();
        long lateHealed = moment(run, "fault-healed", "healedAt", "healed") - planned.to();
        long touched = touched(run);
        String told = "applied " + offPlan(late) + ", healed " + offPlan(lateHealed)
                + (touched == CANNOT_BE_COUNTED ? "" : ", touched " + touched);
        List<Evidence> evidence = List.of(planned.evidence("faults/" + fault.target()));
        String doubt = doubt(run, timeline.live(phase, fault), late, lateHealed, touched);
        return doubt.isEmpty() ? Ruling.pass(told, evidence) : Ruling.inconclusive(told, doubt, evidence);
    }

    private String doubt(RunRecord run, Window live, long late, long lateHealed, long touched) {
        if (isOff(late)) {
            return "the fault " + fault.id() + " was applied " + offPlan(late);
        }
        if (isOff(lateHealed)) {
            return "the fault " + fault.id() + " was healed " + offPlan(lateHealed);
        }
        List<InferencePoint> asking = run.plan().points().stream()
                .filter(point -> point.target().equals(fault.target()))
                .toList();
        if (Wire.isCutBy(fault) && !asking.isEmpty()) {
            return outageDoubt(run, live, asking);
        }
        if (touched == 0) {
            return "the fault " + fault.id() + " touched nothing";
        }
        if (touched < 0) {
            return uncountedDoubt(run, live, asking);
        }
        FaultReach reach = FaultReach.of(run, fault, live, asking, found(run, "fault-applied", "applied"), touched);
        return reach.isEnough() ? "" : "the fault " + fault.id() + " touched only " + reach.told();
    }

    private String outageDoubt(RunRecord run, Window live, List<InferencePoint> asking) {
        long met = asking.stream()
                .flatMap(point -> Wire.of(run, point).during(live).stream())
                .filter(Demand::metTheCut)
                .count();
        if (met == 0) {
            return "no request met the fault " + fault.id();
        }
        long passed = FaultReach.passed(run, fault, live, asking);
        return met >= FaultReach.fewest(met + passed, 1)
                ? ""
                : "the fault " + fault.id() + " was met by only " + met + " of " + (met + passed) + " calls";
    }

    private String uncountedDoubt(RunRecord run, Window live, List<InferencePoint> asking) {
        if (asking.isEmpty()) {
            return "what the fault " + fault.id() + " touched could not be counted";
        }
        boolean wasCalled = asking.stream()
                .flatMap(point -> Wire.of(run, point).during(live).stream())
                .anyMatch(demand -> demand.sight() != Demand.Sight.SHUT_OUT);
        return wasCalled
                ? ""
                : "nobody asked " + fault.target() + " for anything while the fault " + fault.id() + " was live";
    }

    private static String offPlan(long micros) {
        return Figures.micros(Math.abs(micros)) + (micros < 0 ? " early" : " late");
    }

    private static boolean isOff(long micros) {
        return Math.abs(micros) > Timeline.micros(LARGEST_DELAY);
    }

    private long moment(RunRecord run, String event, String field, String done) {
        JournalEvent found = found(run, event, done);
        Unjudgeable.unless(
                found.fields().path(field).isIntegralNumber(),
                "the journal does not say when the fault " + fault.id() + " was " + done);
        return found.fields().get(field).longValue();
    }

    private JournalEvent found(RunRecord run, String event, String done) {
        return Timeline.event(run.journal(), event, fault)
                .orElseThrow(() -> new Unjudgeable("the fault " + fault.id() + " was never " + done));
    }

    private long touched(RunRecord run) {
        return found(run, "fault-healed", "healed").fields().path("touched").asLong(0);
    }
}

package io.ridethrough.results.checks;

import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.results.plan.StopCondition.ErrorBudget;
import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stop condition that was never true; or one that was, and ended the run. The condition is found again in the run's own
 * record, by {@link StopSight}, and held against what the journal says:
 *
 * <pre>time to heal = no fault live any more, by the journal − first true, by the record</pre>
 *
 * An error budget that burnt is held against the system under test: FAIL. A probe only says why the run was not to go on:
 * INCONCLUSIVE. So is a run whose journal and record disagree, be it that it was stopped for nothing or not stopped at
 * all. A run that was stopped never passes.
 *
 * @param number the condition's place in the plan, from 1
 */
record StopConditionCheck(StopCondition condition, int number) implements Check {

    static final String CLAIM = "stop-condition";

    /** Longest time from a condition's being true to everything healed. */
    static final Duration LONGEST_TO_HEAL = Duration.ofSeconds(2);

    @Override
    public Claimed claimed() {
        if (condition instanceof ErrorBudget budget) {
            return new Claimed(
                    CLAIM,
                    budget.flow(),
                    "The run is healed and ended as soon as more than " + Figures.percent(budget.atMost()) + " of the "
                            + Figures.spoken(budget.flow()) + " requests of " + Figures.duration(budget.over())
                            + ", of at least " + budget.fewestRequests() + ", ended in an error; they never did.",
                    "≤ " + Figures.percent(budget.atMost()) + " of " + Figures.duration(budget.over()),
                    "client");
        }
        ProbeAbove probe = (ProbeAbove) condition;
        return new Claimed(
                CLAIM,
                probe.probe(),
                "The run is healed and ended as soon as " + Figures.spoken(probe.probe()) + " are above "
                        + probe.above() + " for " + Figures.duration(probe.lasting()) + "; they never were.",
                "≤ " + probe.above() + ", or above it for less than " + Figures.duration(probe.lasting()),
                "journal");
    }

    @Override
    public Ruling rule(RunRecord run) {
        StopSight sight = StopSight.of(run, condition);
        Optional<StoppedRun> stopped = StoppedRun.of(run).filter(stop -> stop.condition() == number);
        if (stopped.isPresent()) {
            return stopped(stopped.get(), sight);
        }
        long mustHaveStoppedBy = StoppedRun.of(run)
                .map(StoppedRun::stoppedAt)
                .orElse(Timeline.of(run).ends() - Timeline.micros(LONGEST_TO_HEAL));
        Optional<StopSight.True> missed = sight.firstTrue().filter(first -> first.atMicros() < mustHaveStoppedBy);
        if (missed.isPresent()) {
            return Ruling.inconclusive(
                    missed.get().told(), missed.get().why() + ", and the run was not stopped", sight.evidence());
        }
        Unjudgeable.unless(sight.worst().isPresent(), sight.nothingSeen());
        return Ruling.pass(sight.worst().get(), List.of());
    }

    private Ruling stopped(StoppedRun stopped, StopSight sight) {
        if (sight.firstTrue().isEmpty()) {
            return Ruling.inconclusive(
                    sight.worst().orElse(""),
                    "the journal says that the run was stopped by this, and its record does not show why",
                    List.of());
        }
        StopSight.True first = sight.firstTrue().get();
        long after = stopped.stoppedAt() - stopped.origin();
        String healed = stopped.healedAt().isPresent()
                ? "every fault was healed " + Figures.micros(stopped.healedAt().getAsLong() - first.atMicros())
                        + " after that was so"
                : "the journal does not say that its faults were healed";
        String why = "the run was stopped " + Figures.micros(after) + " after the start of load: " + first.why() + "; "
                + healed;
        Grade grade = condition instanceof ErrorBudget ? Grade.FAIL : Grade.INCONCLUSIVE;
        return new Ruling(grade, first.told(), why, sight.evidence());
    }
}

package io.ridethrough.simulations.capacity;

import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.study.StudyBlock;
import io.ridethrough.results.capacity.study.StudyStep;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import io.ridethrough.simulations.scenario.TimedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Makes the scenario of a run of a study. Its rate is the highest of its steps, of which each phase's load is a part; the
 * objective's flow arrives alone.
 *
 * @param objective what is measured
 * @param faults what brings a state about, by state; live while a step settles, in its window and for half of the drain
 * @param workers of the shop; empty when not known
 */
record BlockScenario(Objective objective, Map<ModelState, List<PhaseFault>> faults, OptionalInt workers) {
    /** A client who waits no longer than this for one answer, unless the objective allows longer waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** An exploring run may go on through so many times the error budget, and at least through {@link #LEAST_ERRORS}. */
    private static final double BUDGETS = 5;

    private static final double LEAST_ERRORS = 0.1;
    private static final double MOST_ERRORS = 0.5;
    private static final Duration EXPLORED_OVER = Duration.ofSeconds(3);
    private static final Duration MEASURED_OVER = Duration.ofSeconds(10);
    private static final int FEWEST_REQUESTS = 20;

    /** A queue that stays longer than this, and than so many for each worker, is that of a full shop. */
    private static final int LEAST_QUEUE = 30;

    private static final int QUEUE_OF_WORKER = 4;
    private static final Duration QUEUE_STAYS = Duration.ofSeconds(2);

    BlockScenario {
        faults = Map.copyOf(faults);
    }

    Scenario of(PlannedBlock block) {
        double highest = block.highestRate();
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase("warm-up", block.warmUp(), false, block.lowestRate() / highest, List.of()));
        if (!block.drain().isZero()) {
            phases.add(new Phase("drain", block.drain(), false, 0, List.of()));
        }
        phases.addAll(block.drain().isZero() ? withoutPauses(block) : withPauses(block));
        return new Scenario(
                name(block),
                "A run of a capacity study, which " + block.told() + ": orders arrive at one rate after the other.",
                OptionalLong.empty(),
                List.of(new Scenario.Load(objective.flow(), highest, patience())),
                Optional.empty(),
                phases,
                block.kind() == StudyBlock.Kind.EXPLORED ? untilFull() : untilHopeless(),
                List.of(new Expectation.OrdersReconcile()));
    }

    private List<Phase> withPauses(PlannedBlock block) {
        // Journeys that begin at the end of the window ask a few seconds later.
        Duration broken = block.settle().plus(block.window()).plus(block.drain().dividedBy(2));
        List<Phase> phases = new ArrayList<>();
        for (StudyStep step : block.steps()) {
            double load = step.rate() / block.highestRate();
            phases.add(new Phase("settle-" + step.phase(), block.settle(), false, load, during(step, broken)));
            phases.add(new Phase(step.phase(), block.window(), true, load, List.of()));
            phases.add(new Phase("drain-" + step.phase(), block.drain(), false, 0, List.of()));
        }
        return phases;
    }

    /** All steps of one state. */
    private List<Phase> withoutPauses(PlannedBlock block) {
        Duration broken = block.window().multipliedBy(block.steps().size());
        List<Phase> phases = new ArrayList<>();
        for (StudyStep step : block.steps()) {
            phases.add(new Phase(
                    step.phase(),
                    block.window(),
                    true,
                    step.rate() / block.highestRate(),
                    phases.isEmpty() ? during(step, broken) : List.of()));
        }
        return phases;
    }

    /** One fault over all phases of its step, and not one a phase: the model is in one state, and what it touched is one count. */
    private List<PhaseFault> during(StudyStep step, Duration lasts) {
        return faults.getOrDefault(step.state(), List.of()).stream()
                .map(fault -> new PhaseFault(
                        fault.target(),
                        new TimedFault(fault.fault(), fault.timed().share(), Duration.ZERO, Optional.of(lasts)),
                        fault.preset()))
                .toList();
    }

    private static String name(PlannedBlock block) {
        return "capacity-" + block.kind().word() + "-"
                + (block.kind() == StudyBlock.Kind.EXPLORED
                        ? block.steps().get(0).state().word()
                        : String.valueOf(block.repetition()));
    }

    private Duration patience() {
        Duration twice = objective.limit().multipliedBy(2);
        return twice.compareTo(PATIENCE) > 0 ? twice : PATIENCE;
    }

    private List<StopCondition> untilFull() {
        double errors = Math.min(MOST_ERRORS, Math.max(LEAST_ERRORS, BUDGETS * objective.errorBudget()));
        int queue = Math.max(LEAST_QUEUE, QUEUE_OF_WORKER * workers.orElse(0));
        return List.of(
                new StopCondition.ErrorBudget(objective.flow(), errors, EXPLORED_OVER, FEWEST_REQUESTS),
                new StopCondition.ProbeAbove("requests-queued", "store", "", "queued", queue, QUEUE_STAYS));
    }

    /** For the shop's sake: what follows would only be worse. */
    private List<StopCondition> untilHopeless() {
        return List.of(new StopCondition.ErrorBudget(objective.flow(), MOST_ERRORS, MEASURED_OVER, FEWEST_REQUESTS));
    }
}

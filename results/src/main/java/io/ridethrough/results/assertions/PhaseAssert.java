package io.ridethrough.results.assertions;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.RunPlan;
import java.util.List;
import org.assertj.core.annotation.CheckReturnValue;

/** One phase or several: the way to assertions on what began there. */
public final class PhaseAssert extends ClaimAssert<PhaseAssert> {

    private final List<String> phases;

    PhaseAssert(FinishedRun run, List<String> phases) {
        super(run, PhaseAssert.class);
        this.phases = List.copyOf(phases);
    }

    /**
     * What one flow's clients met.
     *
     * @param name such as {@code guest-checkout}
     * @throws IllegalArgumentException when the run has no such flow
     */
    @CheckReturnValue
    public FlowAssert flow(String name) {
        List<String> flows = plan().load().stream().map(PlannedLoad::flow).toList();
        return described(new FlowAssert(actual, phases, known("flow", name, flows)));
    }

    /**
     * What became of requests that ask a model.
     *
     * @param name of the inference point, such as {@code advice}
     * @throws IllegalArgumentException when the run has no such point
     */
    @CheckReturnValue
    public PointAssert point(String name) {
        List<String> points = plan().points().stream().map(InferencePoint::name).toList();
        return described(new PointAssert(actual, phases, known("inference point", name, points)));
    }

    private RunPlan plan() {
        return actual.recorded().plan();
    }
}

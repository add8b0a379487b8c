package io.ridethrough.results.assertions;

import io.ridethrough.results.assertions.Bounds.AtLeast;
import io.ridethrough.results.assertions.Bounds.AtMost;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Sample;
import java.util.List;
import org.assertj.core.annotation.CheckReturnValue;

/** Assertions on what one flow's clients met, in each of some phases by itself. */
public final class FlowAssert extends ClaimAssert<FlowAssert> {

    private final List<String> phases;
    private final String flow;

    FlowAssert(FinishedRun run, List<String> phases, String flow) {
        super(run, FlowAssert.class);
        this.phases = phases;
        this.flow = flow;
    }

    /** At least this share of the journeys begun there complete: the claim {@code completion}. */
    public FlowAssert completes(AtLeast bound) {
        return claim(new Expectation.Completion(flow, phases, bound.share()));
    }

    /** At most this share of the requests there end in an error that the customer sees: the claim {@code errors-shown}. */
    public FlowAssert showsErrors(AtMost bound) {
        return claim(new Expectation.ErrorsShown(flow, phases, bound.share()));
    }

    /**
     * One step of the flow.
     *
     * @param name such as {@code place-order}
     * @throws IllegalArgumentException when no client of the run ever took such a step
     */
    @CheckReturnValue
    public StepAssert step(String name) {
        List<String> steps = actual.recorded().samples(flow).stream()
                .map(Sample::step)
                .distinct()
                .toList();
        return described(new StepAssert(actual, phases, flow, known("step of " + flow, name, steps)));
    }
}

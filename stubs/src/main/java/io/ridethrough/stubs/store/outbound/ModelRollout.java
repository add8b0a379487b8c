package io.ridethrough.stubs.store.outbound;

import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.inference.Question;

/** Which model is asked for, and its replacement while calls are under way. */
public interface ModelRollout {
    /** The model that the next call asks for. */
    String current();

    /**
     * Rolls out another model, or back to an earlier one: later calls ask for it.
     *
     * @return the model until now
     */
    String switchTo(String model);

    /** Makes one call, which asks for the model that was current when it began. */
    Completion ask(Question question, ModelCall call) throws InferenceFailure;
}

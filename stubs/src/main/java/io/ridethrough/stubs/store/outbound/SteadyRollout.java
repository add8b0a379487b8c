package io.ridethrough.stubs.store.outbound;

import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.inference.Question;

/** Calls under way end on the model that they began with. */
public final class SteadyRollout implements ModelRollout {
    private volatile String model;

    public SteadyRollout(String model) {
        this.model = model;
    }

    @Override
    public String current() {
        return model;
    }

    @Override
    public synchronized String switchTo(String next) {
        String before = model;
        model = next;
        return before;
    }

    @Override
    public Completion ask(Question question, ModelCall call) throws InferenceFailure {
        return call.complete(question, model);
    }
}

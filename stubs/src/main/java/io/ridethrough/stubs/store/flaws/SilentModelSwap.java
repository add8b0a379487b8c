package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.parts.StoreParts;

/**
 * Defect {@code silent-model-swap}: a call that failed is made again for another model, and what that says
 * passes for an answer of the first one. It happens beneath the call log, which knows nothing of it.
 */
final class SilentModelSwap implements Flaw {
    /** What is appended to the model's name to get the other's. */
    static final String SMALLER = "-small";

    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withData(sound.data().withWire(SilentModelSwap::swapping));
    }

    private static ModelCall swapping(ModelCall call) {
        return (question, model) -> swap(call, question, model);
    }

    private static Completion swap(ModelCall call, Question question, String model) throws InferenceFailure {
        try {
            return call.complete(question, model);
        } catch (InferenceFailure unnoticed) {
            return new Completion(call.complete(question, model + SMALLER).text(), model);
        }
    }
}

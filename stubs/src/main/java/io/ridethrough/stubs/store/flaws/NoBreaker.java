package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.parts.StoreParts;

/**
 * Defect {@code no-breaker}: neither breaker nor bulkhead stands between a slow model and the store's
 * workers. Every request waits for the whole timeout, for as long as the model is slow.
 */
final class NoBreaker implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(
                sound.resilience().withGuarding((call, resilience, workers, clock) -> unguarded(call)));
    }

    private static Inference unguarded(ChatCall call) {
        return question -> ask(call, question);
    }

    private static InferenceAnswer ask(ChatCall call, Question question) {
        try {
            Completion said = call.complete(question);
            return new InferenceAnswer.FromModel(said.text(), said.model());
        } catch (InferenceFailure failure) {
            return new InferenceAnswer.Fallback(failure.reason());
        }
    }
}

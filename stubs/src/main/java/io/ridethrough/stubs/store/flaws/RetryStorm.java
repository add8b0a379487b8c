package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.parts.StoreParts;

/**
 * Defect {@code retry-storm}: a failed call is made {@value #RETRIES} more times at once, each with a
 * whole deadline of its own, and the breaker sees but one. A model in trouble gets four times the load,
 * a worker waits four times as long.
 */
final class RetryStorm implements Flaw {
    private static final int RETRIES = 3;

    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(sound.resilience().withCall(RetryStorm::insisting));
    }

    private static ChatCall insisting(ChatCall call) {
        return question -> insist(call, question);
    }

    private static Completion insist(ChatCall call, Question question) throws InferenceFailure {
        for (int attempt = 0; attempt < RETRIES; attempt++) {
            try {
                return call.complete(question);
            } catch (InferenceFailure tryAgain) {
                // That nothing is done about it, not even a pause, is the defect.
            }
        }
        return call.complete(question);
    }
}

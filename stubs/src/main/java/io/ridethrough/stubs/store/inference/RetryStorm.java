package io.ridethrough.stubs.store.inference;

/**
 * Defect {@code retry-storm}: a failed call is made {@value #RETRIES} more times at once, each with a
 * whole deadline of its own, and the breaker sees but one. A model in trouble gets four times the load,
 * a worker waits four times as long.
 */
public final class RetryStorm implements ChatCall {
    private static final int RETRIES = 3;

    private final ChatCall call;

    public RetryStorm(ChatCall call) {
        this.call = call;
    }

    @Override
    public String complete(InferencePoint point, String prompt) throws InferenceFailure {
        for (int attempt = 0; attempt < RETRIES; attempt++) {
            try {
                return call.complete(point, prompt);
            } catch (InferenceFailure tryAgain) {
                // That nothing is done about it, not even a pause, is the defect.
            }
        }
        return call.complete(point, prompt);
    }
}

package io.ridethrough.stubs.store.inference;

/**
 * Defect {@code no-breaker}: nothing stands between a slow model and the store's workers. Given a call
 * without a deadline, a worker waits for as long as the model likes.
 */
public final class UnguardedInference implements Inference {
    private final ChatCall call;

    public UnguardedInference(ChatCall call) {
        this.call = call;
    }

    @Override
    public InferenceAnswer ask(InferencePoint point, String prompt) {
        try {
            return new InferenceAnswer.FromModel(call.complete(point, prompt));
        } catch (InferenceFailure failure) {
            return new InferenceAnswer.Fallback(failure.reason());
        }
    }
}

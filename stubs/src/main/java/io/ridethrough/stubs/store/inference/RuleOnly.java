package io.ridethrough.stubs.store.inference;

/** A store without a model: every answer is a rule's, with reason {@code error}. */
public final class RuleOnly implements Inference {
    @Override
    public InferenceAnswer ask(Question question) {
        return new InferenceAnswer.Fallback(FallbackReason.ERROR);
    }
}

package io.ridethrough.stubs.store.inference;

/** Has something to say when the model has not. */
interface FallbackSource {
    /** What is said instead. */
    InferenceAnswer.Fallback instead(Question question, InferenceAnswer.Fallback missing);

    /** Is told of an answer of the model. */
    default void learn(Question question, InferenceAnswer.FromModel answer) {}
}

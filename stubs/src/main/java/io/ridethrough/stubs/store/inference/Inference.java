package io.ridethrough.stubs.store.inference;

/** Asks the model over the network and always comes back with an answer or a reason, never an exception. */
public interface Inference {
    InferenceAnswer ask(InferencePoint point, String prompt);
}

package io.ridethrough.stubs.store.inference;

/** One question to the model over the network; the finished answer. */
public interface ChatCall {
    Completion complete(Question question) throws InferenceFailure;
}

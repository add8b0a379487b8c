package io.ridethrough.stubs.store.inference;

/** One question to the model over the network; the finished answer's text, not blank. */
public interface ChatCall {
    String complete(InferencePoint point, String prompt) throws InferenceFailure;
}

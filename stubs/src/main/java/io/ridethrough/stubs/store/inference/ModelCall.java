package io.ridethrough.stubs.store.inference;

/** One question to one endpoint over the network, to be answered by the named model. */
public interface ModelCall {
    Completion complete(Question question, String model) throws InferenceFailure;
}

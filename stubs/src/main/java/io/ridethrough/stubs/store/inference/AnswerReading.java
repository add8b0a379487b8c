package io.ridethrough.stubs.store.inference;

/** Reads the body of an answer of status 200. */
public interface AnswerReading {
    /** @throws InferenceFailure with reason {@link FallbackReason#INVALID} when it is of no use */
    Completion read(byte[] body) throws InferenceFailure;
}

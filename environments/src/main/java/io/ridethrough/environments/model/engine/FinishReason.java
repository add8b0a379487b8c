package io.ridethrough.environments.model.engine;

/** Why a generation ended. */
public enum FinishReason {
    /** The model produced its end token, or the listener had enough. */
    STOP,
    /** The request's limit of tokens was reached. */
    LENGTH,
    /** The caller cancelled, or the engine was closed. */
    CANCELLED,
    /** The engine, or the listener, broke. */
    FAILED
}

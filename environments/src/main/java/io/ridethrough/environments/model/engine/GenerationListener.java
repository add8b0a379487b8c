package io.ridethrough.environments.model.engine;

/**
 * Hears of one generation. Calls come one after the other, the end last and exactly once; mostly on the engine's
 * thread, so that a call must not block: all other generations wait for it.
 */
public interface GenerationListener {

    /** One token was produced; the end token is not reported. */
    void onToken(int token);

    /** It is over; nothing follows. */
    void onEnd(FinishReason reason);
}

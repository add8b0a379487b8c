package io.ridethrough.environments.model.engine;

/**
 * Hears of one generation. Calls come one after the other, the end last and exactly once; mostly on the engine's
 * thread, so that a call must not block: all other generations wait for it.
 */
public interface GenerationListener {

    /** One token was produced; the end token is not reported. */
    void onToken(int token);

    /** Instead of {@link #onToken(int)} when the request asked for odds. */
    default void onToken(int token, TokenOdds odds) {
        onToken(token);
    }

    /** Asked after each token: whether the generation may end here, by {@link FinishReason#STOP}. */
    default boolean hasEnough() {
        return false;
    }

    /** It is over; nothing follows. */
    void onEnd(FinishReason reason);
}

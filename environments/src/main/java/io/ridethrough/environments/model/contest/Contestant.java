package io.ridethrough.environments.model.contest;

import java.util.List;

/** An engine under comparison, with its weights loaded. Safe for several threads. */
public interface Contestant {
    /** The tokens of a conversation that this one user's message begins, up to where the answer is to begin. */
    List<Integer> tokens(String message);

    /**
     * Answers, the likeliest token each time, and returns when the answer is over.
     *
     * @param maxTokens the most to generate
     * @return the text of each token, without the one that ends the answer
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    List<String> answer(String message, int maxTokens) throws InterruptedException;
}

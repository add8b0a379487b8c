package io.ridethrough.environments.inference;

/**
 * One question with no conversation before it. The answer is streamed, greedy unless a temperature is set.
 *
 * @param prompt the user's message
 * @param maxTokens the longest answer, at least 1
 * @param temperature 0 for the likeliest token each time
 * @param seed of the draws; without effect at temperature 0
 * @param topLogprobs likeliest tokens to be told at each place of the answer, 0 to 20; 0 asks for no logprobs
 */
public record ChatQuestion(String prompt, int maxTokens, double temperature, long seed, int topLogprobs) {
    /** The most alternatives that the API tells of. */
    public static final int MOST_LOGPROBS = 20;

    public ChatQuestion {
        if (maxTokens < 1 || !(temperature >= 0) || topLogprobs < 0 || topLogprobs > MOST_LOGPROBS) {
            throw new IllegalArgumentException("maxTokens " + maxTokens + " (from 1), temperature " + temperature
                    + " (from 0), topLogprobs " + topLogprobs + " (0 to 20)");
        }
    }

    /** A greedy question without logprobs. */
    public static ChatQuestion greedy(String prompt, int maxTokens) {
        return new ChatQuestion(prompt, maxTokens, 0, 0, 0);
    }

    public ChatQuestion withTopLogprobs(int count) {
        return new ChatQuestion(prompt, maxTokens, temperature, seed, count);
    }
}

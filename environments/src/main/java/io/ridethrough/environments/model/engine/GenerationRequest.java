package io.ridethrough.environments.model.engine;

import java.util.List;
import java.util.OptionalInt;

/**
 * What to generate.
 *
 * @param prompt the prompt's tokens, at least one
 * @param maxTokens the most tokens to produce, at least one; prompt and answer together fit the context
 * @param temperature 0 for the likeliest token each time, else the softmax's temperature
 * @param seed of the draws; without effect at temperature 0
 * @param topLogprobs how many of the likeliest tokens to tell with each one produced, 0 to {@link #MOST_LOGPROBS}; empty
 *     for no odds at all
 */
public record GenerationRequest(
        List<Integer> prompt, int maxTokens, double temperature, long seed, OptionalInt topLogprobs) {
    /** The most alternatives that are told of. */
    public static final int MOST_LOGPROBS = 20;

    public GenerationRequest {
        prompt = List.copyOf(prompt);
        if (prompt.isEmpty() || maxTokens < 1 || !(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(
                    "prompt of " + prompt.size() + " tokens, maxTokens " + maxTokens + ", temperature " + temperature);
        }
        if (topLogprobs.isPresent() && (topLogprobs.getAsInt() < 0 || topLogprobs.getAsInt() > MOST_LOGPROBS)) {
            throw new IllegalArgumentException(topLogprobs.getAsInt() + " logprobs (0 to " + MOST_LOGPROBS + ")");
        }
    }

    /** A request that asks for no odds. */
    public GenerationRequest(List<Integer> prompt, int maxTokens, double temperature, long seed) {
        this(prompt, maxTokens, temperature, seed, OptionalInt.empty());
    }

    /** The same for another prompt and limit. */
    public GenerationRequest with(List<Integer> otherPrompt, int otherMaxTokens) {
        return new GenerationRequest(otherPrompt, otherMaxTokens, temperature, seed, topLogprobs);
    }
}

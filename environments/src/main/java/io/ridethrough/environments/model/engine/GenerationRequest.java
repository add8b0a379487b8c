package io.ridethrough.environments.model.engine;

import java.util.List;

/**
 * What to generate.
 *
 * @param prompt the prompt's tokens, at least one
 * @param maxTokens the most tokens to produce, at least one; prompt and answer together fit the context
 * @param temperature 0 for the likeliest token each time, else the softmax's temperature
 * @param seed of the draws; without effect at temperature 0
 */
public record GenerationRequest(List<Integer> prompt, int maxTokens, double temperature, long seed) {

    public GenerationRequest {
        prompt = List.copyOf(prompt);
        if (prompt.isEmpty() || maxTokens < 1 || !(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(
                    "prompt of " + prompt.size() + " tokens, maxTokens " + maxTokens + ", temperature " + temperature);
        }
    }
}

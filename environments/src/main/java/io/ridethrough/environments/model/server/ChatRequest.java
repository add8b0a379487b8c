package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.tokenizer.ChatMessage;
import java.util.List;
import java.util.OptionalInt;

/**
 * The body of {@code POST /v1/chat/completions}, as far as it is understood. Fields that would change the answer's form
 * ({@code n} above 1, {@code tools}) are refused; others that are unknown are ignored.
 *
 * @param model the name of the version to ask; {@link ModelVersions#SERVED} when absent
 * @param maxTokens the limit that the client set, if it did
 * @param temperature 0 when absent, unlike OpenAI's 1: a reference should repeat itself
 * @param seed 0 when absent
 * @param stops texts that end the answer before them; at most four
 * @param topLogprobs alternatives to tell with each token, 0 to 20; empty when no odds are asked for
 * @param wantsUsage whether a stream's last chunk tells the token counts
 */
record ChatRequest(
        String model,
        List<ChatMessage> messages,
        OptionalInt maxTokens,
        double temperature,
        long seed,
        List<String> stops,
        OptionalInt topLogprobs,
        boolean isStreamed,
        boolean wantsUsage) {
    ChatRequest {
        messages = List.copyOf(messages);
        stops = List.copyOf(stops);
    }
}

package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.GenerationRequest;
import io.ridethrough.environments.model.tokenizer.ChatMessage;
import java.util.List;

/**
 * What is to be answered, and by which version.
 *
 * @param request the same as tokens of that version
 */
record Question(ServedModel model, List<ChatMessage> messages, GenerationRequest request) {
    Question {
        messages = List.copyOf(messages);
    }
}

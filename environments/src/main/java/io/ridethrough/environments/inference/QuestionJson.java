package io.ridethrough.environments.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The body of {@code POST /v1/chat/completions}. */
final class QuestionJson {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Optional<String> model;

    QuestionJson(Optional<String> model) {
        this.model = model;
    }

    /** @param asksForUsage whether the stream is to end with the token counts, which not every server knows */
    byte[] write(ChatQuestion question, boolean asksForUsage) {
        ObjectNode body = mapper.createObjectNode();
        model.ifPresent(name -> body.put("model", name));
        body.putArray("messages").addObject().put("role", "user").put("content", question.prompt());
        body.put("max_tokens", question.maxTokens());
        body.put("temperature", question.temperature());
        body.put("seed", question.seed());
        body.put("stream", true);
        if (asksForUsage) {
            body.putObject("stream_options").put("include_usage", true);
        }
        if (question.topLogprobs() > 0) {
            body.put("logprobs", true).put("top_logprobs", question.topLogprobs());
        }
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers can always be written", e);
        }
    }
}

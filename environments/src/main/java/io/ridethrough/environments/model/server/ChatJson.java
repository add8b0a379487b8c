package io.ridethrough.environments.model.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.environments.model.engine.FinishReason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;

/** The JSON bodies of the API, in the form of OpenAI's. */
final class ChatJson {
    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final String model;
    private final String fingerprint;

    /** Token counts of one answer. */
    record Usage(int promptTokens, int completionTokens) {}

    /** What all parts of one answer have in common. */
    record Head(String id, Instant created) {}

    ChatJson(String model, String fingerprint) {
        this.model = model;
        this.fingerprint = fingerprint;
    }

    JsonNode read(InputStream body) throws BadRequestException {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(ApiError.badRequest("invalid_json", "not JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new BadRequestException(ApiError.badRequest("invalid_json", "not readable: " + e.getMessage()));
        }
    }

    String completion(Head head, String text, FinishReason reason, Usage usage) {
        ObjectNode body = open(head, "chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", text);
        choice.put("finish_reason", name(reason));
        putUsage(body, usage);
        return write(body);
    }

    /** A stream's first chunk, which names the speaker. */
    String firstChunk(Head head) {
        ObjectNode body = open(head, "chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("role", "assistant").put("content", "");
        choice.putNull("finish_reason");
        return write(body);
    }

    String textChunk(Head head, String text) {
        ObjectNode body = open(head, "chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("content", text);
        choice.putNull("finish_reason");
        return write(body);
    }

    /** The chunk that says why the answer ended. */
    String lastChunk(Head head, FinishReason reason) {
        ObjectNode body = open(head, "chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta");
        choice.put("finish_reason", name(reason));
        return write(body);
    }

    /** The chunk without choices that follows when the client asked for the counts. */
    String usageChunk(Head head, Usage usage) {
        ObjectNode body = open(head, "chat.completion.chunk");
        body.putArray("choices");
        putUsage(body, usage);
        return write(body);
    }

    String models() {
        ObjectNode body = mapper.createObjectNode().put("object", "list");
        body.putArray("data")
                .addObject()
                .put("id", model)
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", "ridethrough");
        return write(body);
    }

    String health() {
        return write(mapper.createObjectNode().put("status", "ok"));
    }

    String error(ApiError error) {
        ObjectNode body = mapper.createObjectNode();
        body.putObject("error")
                .put("message", error.message())
                .put("type", error.type())
                .putNull("param")
                .put("code", error.code());
        return write(body);
    }

    private ObjectNode open(Head head, String object) {
        return mapper.createObjectNode()
                .put("id", head.id())
                .put("object", object)
                .put("created", head.created().getEpochSecond())
                .put("model", model)
                .put("system_fingerprint", fingerprint);
    }

    private static void putUsage(ObjectNode body, Usage usage) {
        body.putObject("usage")
                .put("prompt_tokens", usage.promptTokens())
                .put("completion_tokens", usage.completionTokens())
                .put("total_tokens", usage.promptTokens() + usage.completionTokens());
    }

    private static String name(FinishReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private String write(ObjectNode body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers can always be written", e);
        }
    }
}

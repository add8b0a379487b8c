package io.ridethrough.environments.model.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.environments.model.engine.FinishReason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The JSON bodies of the API, in the form of OpenAI's. */
final class ChatJson {
    /** The field, and the metric, that tell the pace in milliseconds. */
    static final String PACE = "ridethrough_pace_ms";

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** Token counts of one answer. */
    record Usage(int promptTokens, int completionTokens) {}

    /** What all parts of one answer have in common. */
    record Head(String id, Instant created, ServedModel writer, boolean hasLogprobs) {
        Head by(ServedModel other) {
            return new Head(id, created, other, hasLogprobs);
        }
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

    String completion(Head head, AnswerText.Piece all, FinishReason reason, Usage usage) {
        ObjectNode body = open(head, "chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", all.text());
        if (head.hasLogprobs()) {
            LogprobsJson.put(choice, all.tokens());
        }
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

    String textChunk(Head head, AnswerText.Piece piece) {
        ObjectNode body = open(head, "chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("content", piece.text());
        if (head.hasLogprobs()) {
            LogprobsJson.put(choice, piece.tokens());
        }
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

    /** The loaded versions, the served one first; what follows {@code owned_by} is not OpenAI's. */
    String models(ModelVersions versions) {
        ObjectNode body = mapper.createObjectNode().put("object", "list");
        ArrayNode data = body.putArray("data");
        List<ServedModel> all = versions.all();
        for (ServedModel version : all) {
            ObjectNode entry = data.addObject()
                    .put("id", version.name())
                    .put("object", "model")
                    .put("created", 0)
                    .put("owned_by", "ridethrough")
                    .put("system_fingerprint", version.fingerprint())
                    .put("served", version.equals(all.get(0)));
            ArrayNode aliases = entry.putArray("aliases");
            versions.otherNames(version).forEach(aliases::add);
            labelPace(entry, version);
        }
        return write(body);
    }

    String names(Map<String, String> names) {
        ObjectNode body = mapper.createObjectNode();
        new TreeMap<>(names).descendingMap().forEach(body::put);
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
        ObjectNode body = mapper.createObjectNode()
                .put("id", head.id())
                .put("object", object)
                .put("created", head.created().getEpochSecond())
                .put("model", head.writer().name())
                .put("system_fingerprint", head.writer().fingerprint());
        labelPace(body, head.writer());
        return body;
    }

    /** So that no result of a paced model passes for one of an unpaced. */
    private static void labelPace(ObjectNode body, ServedModel model) {
        if (!model.pace().isZero()) {
            body.put(PACE, model.pace().toMillis());
        }
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

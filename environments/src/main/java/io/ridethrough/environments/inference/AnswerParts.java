package io.ridethrough.environments.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What an answer's JSON has told so far, from the chunks of a stream or from a whole completion. The caller bounds how much
 * comes.
 */
final class AnswerParts {
    // Python's servers write infinities and NaN as bare words.
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build()
            .reader();
    private static final String ERROR_NAME = "[A-Za-z0-9_.-]{1,64}";

    private final StringBuilder text = new StringBuilder();
    private final Set<String> models = new LinkedHashSet<>();
    private final Set<String> fingerprints = new LinkedHashSet<>();
    private final List<Long> pieceNanos = new ArrayList<>();
    private final List<TokenLogprobs> logprobs = new ArrayList<>();
    private String finishReason = "";
    private OptionalInt completionTokens = OptionalInt.empty();

    /** One event of a stream. */
    void addChunk(String json, long readNanos) throws BrokenAnswerException {
        JsonNode choice = open(json);
        if (!choice.isMissingNode()) {
            addChoice(choice, choice.path("delta"), readNanos);
        }
    }

    /** The body of a server that answers all at once. */
    void addWhole(String json, long readNanos) throws BrokenAnswerException {
        JsonNode choice = open(json);
        if (choice.isMissingNode()) {
            throw BrokenAnswerException.malformed("an answer without choices");
        }
        addChoice(choice, choice.path("message"), readNanos);
    }

    /** @return the first choice, or a missing node in a chunk that has none */
    private JsonNode open(String json) throws BrokenAnswerException {
        JsonNode body = parse(json);
        if (body.hasNonNull("error")) {
            throw BrokenAnswerException.brokenOff(errorName(body.path("error")));
        }
        if (!body.path("choices").isArray()) {
            throw BrokenAnswerException.malformed("JSON without a list of choices");
        }
        addName(body.path("model"), models);
        addName(body.path("system_fingerprint"), fingerprints);
        JsonNode tokens = body.path("usage").path("completion_tokens");
        if (tokens.canConvertToInt() && tokens.isIntegralNumber()) {
            completionTokens = OptionalInt.of(tokens.intValue());
        }
        return body.path("choices").path(0);
    }

    private void addChoice(JsonNode choice, JsonNode message, long readNanos) throws BrokenAnswerException {
        if (!choice.isObject()) {
            throw BrokenAnswerException.malformed("a choice that is no object");
        }
        String piece = message.path("content").asText("");
        // A reasoning model's thoughts are tokens that were made, and no part of the answer.
        boolean isThought = !message.path("reasoning_content").asText("").isEmpty()
                || !message.path("reasoning").asText("").isEmpty();
        if (!piece.isEmpty() || isThought) {
            pieceNanos.add(readNanos);
            text.append(piece);
        }
        if (choice.path("finish_reason").isTextual()) {
            finishReason = choice.path("finish_reason").textValue();
        }
        for (JsonNode token : choice.path("logprobs").path("content")) {
            logprobs.add(logprobsOf(token));
        }
    }

    private static JsonNode parse(String json) throws BrokenAnswerException {
        try {
            JsonNode body = READER.readTree(json);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // The parser's own words would quote what came.
            throw BrokenAnswerException.malformed("not JSON");
        }
        throw BrokenAnswerException.malformed("JSON that is no object");
    }

    private static TokenLogprobs logprobsOf(JsonNode token) throws BrokenAnswerException {
        List<TokenLogprobs.Alternative> top = new ArrayList<>();
        for (JsonNode other : token.path("top_logprobs")) {
            top.add(new TokenLogprobs.Alternative(other.path("token").asText(""), logprob(other)));
        }
        top.sort(Comparator.comparingDouble(TokenLogprobs.Alternative::logprob).reversed());
        return new TokenLogprobs(token.path("token").asText(""), logprob(token), top);
    }

    private static double logprob(JsonNode token) throws BrokenAnswerException {
        if (!token.path("logprob").isNumber()) {
            throw BrokenAnswerException.malformed("a token without its logprob");
        }
        return token.path("logprob").doubleValue();
    }

    private static void addName(JsonNode name, Set<String> names) {
        if (!name.asText("").isEmpty()) {
            names.add(name.asText());
        }
    }

    /** Only a name such as {@code generation_failed}: an error's message may quote the prompt. */
    static String errorName(JsonNode error) {
        for (String field : List.of("code", "type")) {
            String name = error.path(field).asText("");
            if (name.matches(ERROR_NAME)) {
                return ": " + name;
            }
        }
        return "";
    }

    /** Likewise, of a body of any form; empty when it has none. */
    static String errorNameIn(String body) {
        try {
            return errorName(parse(body).path("error"));
        } catch (BrokenAnswerException e) {
            return "";
        }
    }

    boolean hasFinishReason() {
        return !finishReason.isEmpty();
    }

    /** All that came, with the exchange's own part. */
    ChatOutcome outcome(
            Ending ending, int status, long sentNanos, long endedNanos, OptionalInt retryAfterSeconds, String problem) {
        return new ChatOutcome(
                ending,
                status,
                text.toString(),
                finishReason,
                models,
                fingerprints,
                sentNanos,
                pieceNanos,
                endedNanos,
                completionTokens,
                logprobs,
                retryAfterSeconds,
                problem);
    }
}

package io.ridethrough.environments.model.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.model.engine.GenerationRequest;
import io.ridethrough.environments.model.tokenizer.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the body of a chat request; what is not as it should be is refused by the field's name. */
final class ChatRequestReader {
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant");
    private static final double MAX_TEMPERATURE = 2;
    private static final int MOST_STOPS = 4;
    private static final int LONGEST_STOP_CHARS = 1_000;

    private ChatRequestReader() {}

    static ChatRequest read(JsonNode body) throws BadRequestException {
        if (!body.isObject()) {
            throw invalid("the body is not a JSON object");
        }
        refuseUnsupported(body);
        return new ChatRequest(
                model(body.path("model")),
                messages(body.path("messages")),
                maxTokens(body),
                temperature(body.path("temperature")),
                seed(body.path("seed")),
                stops(body.path("stop")),
                topLogprobs(body),
                flag(body, "stream"),
                flag(body.path("stream_options"), "include_usage"));
    }

    private static void refuseUnsupported(JsonNode body) throws BadRequestException {
        if (body.path("n").asInt(1) != 1) {
            throw invalid("n: only one answer is given");
        }
        if (!body.path("tools").isEmpty()) {
            throw invalid("tools: not supported");
        }
    }

    private static String model(JsonNode node) throws BadRequestException {
        if (node.isMissingNode() || node.isNull()) {
            return ModelVersions.SERVED;
        }
        if (!node.isTextual()) {
            throw invalid("model: a name is needed");
        }
        return node.textValue();
    }

    private static List<ChatMessage> messages(JsonNode nodes) throws BadRequestException {
        if (!nodes.isArray() || nodes.isEmpty()) {
            throw invalid("messages: a list of at least one message is needed");
        }
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonNode node : nodes) {
            String role = node.path("role").asText();
            if (!ROLES.contains(role)) {
                throw invalid("messages[" + messages.size() + "].role: one of system, developer, user, assistant");
            }
            messages.add(new ChatMessage(role, content(node.path("content"), messages.size())));
        }
        return messages;
    }

    /** A string, or a list of text parts. */
    private static String content(JsonNode node, int index) throws BadRequestException {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (!node.isArray()) {
            throw invalid("messages[" + index + "].content: a string or a list of text parts is needed");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : node) {
            if (!part.path("text").isTextual()) {
                throw invalid("messages[" + index + "].content: only text parts are understood");
            }
            text.append(part.path("text").textValue());
        }
        return text.toString();
    }

    private static OptionalInt maxTokens(JsonNode body) throws BadRequestException {
        String name = body.hasNonNull("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        if (!body.hasNonNull(name)) {
            return OptionalInt.empty();
        }
        JsonNode node = body.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 1) {
            throw invalid(name + ": a whole number from 1 on is needed");
        }
        return OptionalInt.of(node.intValue());
    }

    private static double temperature(JsonNode node) throws BadRequestException {
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        if (!node.isNumber() || !(node.doubleValue() >= 0 && node.doubleValue() <= MAX_TEMPERATURE)) {
            throw invalid("temperature: a number from 0 to 2 is needed");
        }
        return node.doubleValue();
    }

    private static long seed(JsonNode node) throws BadRequestException {
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw invalid("seed: a whole number of 64 bits is needed");
        }
        return node.longValue();
    }

    /** A string, or a list of up to four. */
    private static List<String> stops(JsonNode node) throws BadRequestException {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isTextual() && (!node.isArray() || node.size() > MOST_STOPS)) {
            throw invalid("stop: a string or a list of up to " + MOST_STOPS + " is needed");
        }
        List<String> stops = new ArrayList<>();
        for (JsonNode stop : node.isTextual() ? List.of(node) : node) {
            int length = stop.isTextual() ? stop.textValue().length() : 0;
            if (length < 1 || length > LONGEST_STOP_CHARS) {
                throw invalid("stop: strings of 1 to " + LONGEST_STOP_CHARS + " characters are needed");
            }
            stops.add(stop.textValue());
        }
        return List.copyOf(stops);
    }

    private static OptionalInt topLogprobs(JsonNode body) throws BadRequestException {
        boolean isAsked = flag(body, "logprobs");
        JsonNode top = body.path("top_logprobs");
        if (top.isMissingNode() || top.isNull()) {
            return isAsked ? OptionalInt.of(0) : OptionalInt.empty();
        }
        if (!isAsked) {
            throw invalid("top_logprobs: logprobs has to be true");
        }
        int most = GenerationRequest.MOST_LOGPROBS;
        if (!top.isIntegralNumber() || !top.canConvertToInt() || top.intValue() < 0 || top.intValue() > most) {
            throw invalid("top_logprobs: a whole number from 0 to " + most + " is needed");
        }
        return OptionalInt.of(top.intValue());
    }

    private static boolean flag(JsonNode body, String name) throws BadRequestException {
        JsonNode node = body.path(name);
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            throw invalid(name + ": true or false is needed");
        }
        return node.asBoolean(false);
    }

    private static BadRequestException invalid(String message) {
        return new BadRequestException(ApiError.badRequest("invalid_value", message));
    }
}

package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the lines of {@code egress.ndjson} one after the other, token by token: a tree of each would take three times as
 * long. Texts that many lines have are kept once.
 */
final class EgressLine {

    private static final int MOST_CANARIES = 64;

    private final KeptTexts kept = new KeptTexts();
    private final Moments moments = new Moments();

    /** The texts of a call by field, and of its chat; {@code at} is among them. */
    private final Map<String, String> texts = new HashMap<>();

    private final Map<String, String> chatTexts = new HashMap<>();
    private long requestBytes;
    private OptionalLong tookMicros = OptionalLong.empty();
    private boolean isChat;
    private Optional<List<String>> canaries = Optional.empty();
    private Optional<List<String>> answerCanaries = Optional.empty();

    /** @throws IOException saying what the line lacks to be a call */
    EgressCall read(Line line) throws IOException {
        texts.clear();
        chatTexts.clear();
        requestBytes = -1;
        tookMicros = OptionalLong.empty();
        isChat = false;
        canaries = Optional.empty();
        answerCanaries = Optional.empty();
        RunJson.visit(line, this::field);
        if (requestBytes < 0) {
            throw new IOException("a call needs a number \"request_bytes\", not below 0");
        }
        return new EgressCall(
                moments.micros(required(texts, "at")),
                required(texts, "target"),
                texts.getOrDefault("address", ""),
                texts.getOrDefault("purpose", ""),
                texts.getOrDefault("tenant", ""),
                texts.getOrDefault("jurisdiction", ""),
                requestBytes,
                required(texts, "ending"),
                canaries,
                answerCanaries.orElse(List.of()),
                tookMicros,
                isChat ? Optional.of(chat()) : Optional.empty());
    }

    private void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "at" -> texts.put(name, text(name, value));
            case "target", "address", "purpose", "tenant", "jurisdiction", "ending" ->
                texts.put(name, kept.once(text(name, value)));
            case "request_bytes" ->
                requestBytes = value.hasToken(JsonToken.VALUE_NUMBER_INT) ? value.getLongValue() : -1;
            case "took_micros" -> tookMicros = OptionalLong.of(micros(name, value));
            case "canaries" -> canaries = Optional.of(ids(name, value));
            case "answer_canaries" -> answerCanaries = Optional.of(ids(name, value));
            case "chat" -> {
                if (!value.isExpectedStartObjectToken()) {
                    throw new IOException("\"chat\" is not an object");
                }
                isChat = true;
                RunJson.visitFields(value, this::chatField);
            }
            default -> value.skipChildren();
        }
    }

    private void chatField(String name, JsonParser value) throws IOException {
        switch (name) {
            case "prompt_sha256" -> chatTexts.put(name, text(name, value));
            case "point", "model", "answer", "answer_model" -> chatTexts.put(name, kept.once(text(name, value)));
            default -> value.skipChildren();
        }
    }

    private Chat chat() throws IOException {
        String answer = required(chatTexts, "answer");
        return new Chat(
                chatTexts.getOrDefault("point", ""),
                required(chatTexts, "model"),
                required(chatTexts, "prompt_sha256"),
                Arrays.stream(Chat.Answer.values())
                        .filter(extent -> extent.name().toLowerCase(Locale.ROOT).equals(answer))
                        .findFirst()
                        .orElseThrow(() -> new IOException("\"" + answer + "\" is no extent of an answer")),
                chatTexts.getOrDefault("answer_model", ""));
    }

    private static String required(Map<String, String> texts, String field) throws IOException {
        String text = texts.get(field);
        if (text == null) {
            throw new IOException("a call needs a text \"" + field + "\"");
        }
        return text;
    }

    private static String text(String field, JsonParser value) throws IOException {
        if (!value.hasToken(JsonToken.VALUE_STRING)) {
            throw new IOException("\"" + field + "\" is not a text");
        }
        return value.getText();
    }

    private static long micros(String field, JsonParser value) throws IOException {
        if (!value.hasToken(JsonToken.VALUE_NUMBER_INT) || value.getLongValue() < 0) {
            throw new IOException("\"" + field + "\" is not a number of microseconds, not below 0");
        }
        return value.getLongValue();
    }

    private List<String> ids(String field, JsonParser value) throws IOException {
        List<String> ids = new ArrayList<>();
        if (!value.isExpectedStartArrayToken()) {
            throw new IOException("\"" + field + "\" is not a list of at most " + MOST_CANARIES + " texts");
        }
        while (value.nextToken() != JsonToken.END_ARRAY) {
            if (!value.hasToken(JsonToken.VALUE_STRING)) {
                throw new IOException("\"" + field + "\" is not a list of texts");
            }
            if (ids.size() == MOST_CANARIES) {
                throw new IOException("\"" + field + "\" is not a list of at most " + MOST_CANARIES + " texts");
            }
            ids.add(kept.once(value.getText()));
        }
        return ids;
    }
}

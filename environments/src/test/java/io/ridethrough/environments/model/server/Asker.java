package io.ridethrough.environments.model.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a model over HTTP, with bodies written as maps. */
final class Asker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    Asker(URI address) {
        this.address = address;
    }

    /** The answer to a question, with status 200. */
    JsonNode whole(String question, Map<String, Object> options) throws Exception {
        return parse(accepted(question, options));
    }

    /** What a stream's events held, the last of them, {@code [DONE]}, left out. */
    List<JsonNode> streamed(String question, Map<String, Object> options) throws Exception {
        Map<String, Object> all = new LinkedHashMap<>(options);
        all.put("stream", true);
        List<String> events =
                accepted(question, all).lines().filter(line -> !line.isEmpty()).toList();
        if (!events.get(events.size() - 1).equals("data: [DONE]")) {
            throw new IOException("the stream ended without [DONE]");
        }
        return events.subList(0, events.size() - 1).stream()
                .map(event -> parse(event.substring("data: ".length())))
                .toList();
    }

    HttpResponse<String> serve(String version) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address.resolve("/control/served"))
                        .PUT(BodyPublishers.ofString("{\"model\": \"" + version + "\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    String get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private String accepted(String question, Map<String, Object> options) throws Exception {
        Map<String, Object> body = new LinkedHashMap<>(options);
        body.put("messages", List.of(Map.of("role", "user", "content", question)));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address.resolve("/v1/chat/completions"))
                        .timeout(PATIENCE)
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    static String text(JsonNode whole) {
        return whole.at("/choices/0/message/content").asText();
    }

    static String reason(JsonNode part) {
        return part.at("/choices/0/finish_reason").asText();
    }

    /** The text of a stream's events. */
    static String joined(List<JsonNode> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(event.at("/choices/0/delta/content").asText()));
        return text.toString();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

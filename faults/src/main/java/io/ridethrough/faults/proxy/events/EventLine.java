package io.ridethrough.faults.proxy.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.faults.proxy.events.ProxyEvent.Change;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line of events as {@link EventJson} writes it.
 *
 * @param event what happened; empty where the line tells of no proxy, or of what is not known here
 * @param lost how many lines are missing before it
 */
record EventLine(Optional<ProxyEvent> event, long lost) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOXIC = "toxic_";

    /** @throws IOException when it is no JSON object with an event */
    static EventLine of(String line) throws IOException {
        JsonNode json = JSON.readTree(line);
        if (!json.path("event").isTextual() || !json.path("at_nanos").isIntegralNumber()) {
            throw new IOException("no event: " + line.substring(0, Math.min(line.length(), 200)));
        }
        String word = json.path("event").asText();
        return new EventLine(
                event(word, json), word.equals("lost") ? json.path("count").asLong() : 0);
    }

    private static Optional<ProxyEvent> event(String word, JsonNode json) {
        long at = json.path("at_nanos").asLong();
        String proxy = json.path("proxy").asText();
        long connection = json.path("connection").asLong();
        return switch (word) {
            case "connection_opened" -> Optional.of(new ProxyEvent.ConnectionOpened(at, proxy, connection));
            case "connection_refused" -> Optional.of(new ProxyEvent.ConnectionRefused(at, proxy, connection));
            case "connection_over_limit" -> Optional.of(new ProxyEvent.ConnectionOverLimit(at, proxy));
            case "connection_closed" ->
                Optional.of(new ProxyEvent.ConnectionClosed(
                        at,
                        proxy,
                        connection,
                        json.path("bytes_up").asLong(),
                        json.path("bytes_down").asLong()));
            case "attempt" ->
                Optional.of(new ProxyEvent.Attempt(
                        at, proxy, connection, json.path("point").asText()));
            case "outage_began" -> Optional.of(new ProxyEvent.OutageBegan(at, proxy));
            case "outage_ended" -> Optional.of(new ProxyEvent.OutageEnded(at, proxy, false));
            case "outage_lapsed" -> Optional.of(new ProxyEvent.OutageEnded(at, proxy, true));
            case "first_affected" -> Optional.of(new ProxyEvent.FirstAffected(at, proxy, toxic(json)));
            case "first_free" -> Optional.of(new ProxyEvent.FirstFree(at, proxy, toxic(json)));
            default -> changed(word, at, proxy, json);
        };
    }

    private static Optional<ProxyEvent> changed(String word, long at, String proxy, JsonNode json) {
        return Arrays.stream(Change.values())
                .filter(change -> word.equals(TOXIC + change.word()))
                .findFirst()
                .map(change -> new ProxyEvent.ToxicChanged(
                        at,
                        proxy,
                        json.path("toxic").asText(),
                        json.path("type").asText(),
                        json.path("stream").asText(),
                        change));
    }

    /** Empty for an outage. */
    private static Optional<String> toxic(JsonNode json) {
        return Optional.of(json.path("toxic").asText()).filter(name -> !name.isEmpty());
    }
}

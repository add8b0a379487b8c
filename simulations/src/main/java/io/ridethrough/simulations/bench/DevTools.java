package io.ridethrough.simulations.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a browser's DevTools: asks, and awaits events. Source: Chrome DevTools Protocol 1.3, whose messages are JSON
 * over a WebSocket; an answer has the number of its question. For one thread.
 */
final class DevTools implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_WAITING = 10_000;

    private final WebSocket socket;
    private final BlockingQueue<String> heard;
    private final Set<String> events = new HashSet<>();
    private int questions;

    private DevTools(WebSocket socket, BlockingQueue<String> heard) {
        this.socket = socket;
        this.heard = heard;
    }

    static DevTools connect(URI address) throws IOException, InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>(MOST_WAITING);
        HttpClient client = HttpClient.newHttpClient();
        return new DevTools(within(client.newWebSocketBuilder().buildAsync(address, new Listener(heard))), heard);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param session of a page; empty for the browser itself
     * @throws IOException when it refuses, or does not answer within a minute
     */
    JsonNode ask(String session, String method, Map<String, Object> parameters)
            throws IOException, InterruptedException {
        int number = ++questions;
        ObjectNode question = JSON.createObjectNode().put("id", number).put("method", method);
        question.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            question.put("sessionId", session);
        }
        events.clear();
        var unused = within(socket.sendText(JSON.writeValueAsString(question), true));
        JsonNode message = next(method);
        while (message.path("id").asInt() != number) {
            events.add(message.path("method").asText());
            message = next(method);
        }
        if (message.has("error")) {
            throw new IOException(
                    method + ": " + message.path("error").path("message").asText());
        }
        return message.path("result");
    }

    /** Waits for an event that has come since the last question was asked, or is still to come. */
    void await(String event) throws IOException, InterruptedException {
        while (!events.contains(event)) {
            events.add(next(event).path("method").asText());
        }
    }

    private JsonNode next(String wanted) throws IOException, InterruptedException {
        String message = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (message == null) {
            throw new IOException("the browser said nothing within " + PATIENCE.toSeconds() + " s after " + wanted);
        }
        return JSON.readTree(message);
    }

    private static <T> T within(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser cannot be reached: " + e, e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Puts whole messages into a queue; one that finds it full is the last. */
    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<String> heard;
        private final StringBuilder begun = new StringBuilder();

        Listener(BlockingQueue<String> heard) {
            this.heard = heard;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            begun.append(text);
            if (isLast) {
                heard.add(begun.toString());
                begun.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}

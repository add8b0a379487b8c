package io.ridethrough.environments.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A streamed answer as bytes on a socket: what came, when, and how it ended. */
final class RawStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data: ";
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader in;
    private final StringBuilder text = new StringBuilder();
    private final List<Long> pieceNanos = new ArrayList<>();
    private boolean isDone;

    private RawStream(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Asks for a stream of so many tokens, drawn with a seed. */
    static RawStream open(URI model, int tokens, long seed) throws IOException {
        Socket socket = new Socket(model.getHost(), model.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        byte[] body = body(tokens, seed, true).getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: model\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        return new RawStream(socket);
    }

    static String body(int tokens, long seed, boolean isStreamed) {
        return "{\"messages\": [{\"role\": \"user\", \"content\": \"Which fund?\"}], \"temperature\": 1, \"max_tokens\": "
                + tokens + ", \"seed\": " + seed + ", \"stream\": " + isStreamed + "}";
    }

    /** Reads until so many pieces of text have come. */
    RawStream await(int pieces) throws IOException {
        while (pieceNanos.size() < pieces) {
            if (!readLine()) {
                throw new IOException("the stream ended after " + pieceNanos.size() + " pieces");
            }
        }
        return this;
    }

    /** Reads until the connection ends, in whatever way. */
    RawStream awaitEnd() {
        try {
            while (readLine()) {}
        } catch (IOException reset) {
            // A reset is an end too.
        }
        return this;
    }

    String text() {
        return text.toString();
    }

    boolean isDone() {
        return isDone;
    }

    /** The longest time between two pieces. */
    Duration longestGap() {
        long longest = 0;
        for (int i = 1; i < pieceNanos.size(); i++) {
            longest = Math.max(longest, pieceNanos.get(i) - pieceNanos.get(i - 1));
        }
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private boolean readLine() throws IOException {
        Optional<String> line = Optional.ofNullable(in.readLine());
        line.filter(it -> it.startsWith(DATA)).ifPresent(it -> event(it.substring(DATA.length())));
        return line.isPresent();
    }

    private void event(String event) {
        if (event.equals("[DONE]")) {
            isDone = true;
            return;
        }
        try {
            String piece = JSON.readTree(event).at("/choices/0/delta/content").asText();
            if (!piece.isEmpty()) {
                text.append(piece);
                pieceNanos.add(System.nanoTime());
            }
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + event, e);
        }
    }
}

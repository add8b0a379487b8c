package io.ridethrough.stubs.chat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** One request as the server saw it. Times are nanoseconds of {@link System#nanoTime()}. */
public final class SeenRequest {
    private final int number;
    private final String path;
    private final Map<String, String> headers;
    private final String body;
    private final int connection;
    private final List<Long> textNanos = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> lostClient = new CompletableFuture<>();

    SeenRequest(int number, int connection, String path, Map<String, String> headers, String body) {
        this.number = number;
        this.connection = connection;
        this.path = path;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** From 0, in the order in which requests came. */
    public int number() {
        return number;
    }

    /** From 0, in the order in which connections came. */
    public int connection() {
        return connection;
    }

    public String path() {
        return path;
    }

    /** By name in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    public String body() {
        return body;
    }

    /** When each piece of text was handed to the socket, as far as that has happened. */
    public List<Long> textNanos() {
        return List.copyOf(textNanos);
    }

    /** Completes when the client leaves before the script is over; if it never does, never. */
    public CompletableFuture<Void> lostClient() {
        return lostClient.copy();
    }

    void wroteText(long nanos) {
        textNanos.add(nanos);
    }

    void hasLostItsClient() {
        lostClient.complete(null);
    }
}

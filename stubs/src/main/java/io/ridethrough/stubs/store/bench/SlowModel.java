package io.ridethrough.stubs.store.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A model that answers every question alike, after a delay that can be changed. */
final class SlowModel implements AutoCloseable {
    private static final int MOST_CALLS = 128;
    private static final byte[] ANSWER =
            "{\"model\":\"bench\",\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"Suitable.\"}}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_CALLS);
    private final Queue<Long> callsNanos = new ConcurrentLinkedQueue<>();
    private volatile Duration delay;

    private SlowModel(HttpServer server, Duration delay) {
        this.server = server;
        this.delay = delay;
    }

    static SlowModel start(Duration delay) throws IOException {
        SlowModel model = new SlowModel(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MOST_CALLS), delay);
        model.server.createContext("/v1/chat/completions", model::answer);
        model.server.setExecutor(model.threads);
        model.server.start();
        return model;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** For calls from now on. */
    void setDelay(Duration other) {
        delay = other;
    }

    /** Calls that came from one instant of {@link System#nanoTime} to before another. */
    long calls(long fromNanos, long toNanos) {
        return callsNanos.stream()
                .filter(call -> call - fromNanos >= 0 && call - toNanos < 0)
                .count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        callsNanos.add(System.nanoTime());
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

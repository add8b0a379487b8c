package io.ridethrough.stubs.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A model that says what a test wants, over a real socket. */
public final class TestModel implements AutoCloseable {
    /** A finished answer. */
    public static final String SOUND =
            "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"Quite suitable.\"}}]}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile String body = SOUND;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private TestModel(HttpServer server) {
        this.server = server;
    }

    public static TestModel start() throws IOException {
        TestModel model =
                new TestModel(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64));
        model.server.createContext("/v1/chat/completions", model::answer);
        model.server.setExecutor(model.threads);
        model.server.start();
        return model;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void answers(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    /** From now on calls hang. */
    public void stall() {
        gate = new CountDownLatch(1);
    }

    /** Lets go of what hangs, and answers at once again. */
    public void flow() {
        gate.countDown();
    }

    public int attempts(String point) {
        return attempts.getOrDefault(point, new AtomicInteger()).get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            attempts.computeIfAbsent(
                            String.valueOf(exchange.getRequestHeaders().getFirst("X-Inference-Point")),
                            point -> new AtomicInteger())
                    .incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            gate.await(30, TimeUnit.SECONDS);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

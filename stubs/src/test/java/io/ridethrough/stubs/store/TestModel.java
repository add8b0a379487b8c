package io.ridethrough.stubs.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A model that says what a test wants, over a real socket. */
public final class TestModel implements AutoCloseable {
    /** A finished answer. */
    public static final String SOUND =
            "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"Quite suitable.\"}}]}";

    private static final String ECHO = "echo";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final List<JsonNode> requests = new ArrayList<>();
    private final List<Headers> heads = new ArrayList<>();
    private volatile Set<String> refused = Set.of();
    private volatile int status = 200;
    private volatile String body = SOUND;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicReference<Held> held = new AtomicReference<>(new Held());

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

    /** From now on every answer is the prompt, by the model that was asked for. */
    public void echoes() {
        answers(200, ECHO);
    }

    /** From now on these models are out of order, whatever else is said. */
    public void refuses(String... models) {
        refused = Set.of(models);
    }

    /** The bodies of all requests, oldest first. */
    public List<JsonNode> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** A header of all requests, oldest first; empty for one that was not there. */
    public List<String> headers(String name) {
        synchronized (requests) {
            return heads.stream()
                    .map(head -> String.join(" and ", head.getOrDefault(name, List.of())))
                    .toList();
        }
    }

    /** From now on calls hang. */
    public void stall() {
        gate = new CountDownLatch(1);
    }

    /** Lets go of what hangs, and answers at once again. */
    public void flow() {
        gate.countDown();
    }

    /** The next call hangs until it is let go; those after it are answered. */
    public Held holdNext() {
        Held next = new Held();
        next.isFree = false;
        held.set(next);
        return next;
    }

    /** One call. */
    public static final class Held {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean isFree = true;

        public void awaitArrival() throws InterruptedException {
            if (!arrived.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the call to the model did not come");
            }
        }

        public void release() {
            released.countDown();
        }

        private void pass() throws InterruptedException {
            if (!isFree) {
                arrived.countDown();
                released.await(20, TimeUnit.SECONDS);
            }
        }
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
            JsonNode request = TestStore.JSON.readTree(exchange.getRequestBody().readAllBytes());
            synchronized (requests) {
                requests.add(request);
                heads.add(exchange.getRequestHeaders());
            }
            gate.await(30, TimeUnit.SECONDS);
            held.getAndSet(new Held()).pass();
            byte[] bytes = (body.equals(ECHO) ? echo(request) : body).getBytes(StandardCharsets.UTF_8);
            boolean isRefused = refused.contains(request.path("model").asText());
            exchange.sendResponseHeaders(isRefused ? 503 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String echo(JsonNode request) throws IOException {
        return TestStore.JSON.writeValueAsString(Map.of(
                "model",
                request.path("model"),
                "choices",
                List.of(Map.of(
                        "finish_reason", "stop", "message", Map.of("content", request.at("/messages/0/content"))))));
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

package io.ridethrough.simulations.otlp;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A collector on the loopback interface that remembers what it was sent, and answers by a script, then with 200. */
final class PretendCollector implements AutoCloseable {

    /** What it was sent. */
    record Received(String path, Headers headers, String body) {}

    /**
     * What it answers.
     *
     * @param status 0 for no answer at all
     */
    record Answer(int status, Map<String, String> headers, String body) {
        static final Answer SILENCE = new Answer(0, Map.of(), "");

        static Answer of(int status) {
            return new Answer(status, Map.of(), "");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private PretendCollector(HttpServer server) {
        this.server = server;
    }

    static PretendCollector answering(Answer... answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PretendCollector collector = new PretendCollector(server);
        collector.script.addAll(List.of(answers));
        server.setExecutor(collector.threads);
        server.createContext("/", collector::handle);
        server.start();
        return collector;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Received> received() {
        return received;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
            Answer next = script.poll();
            Answer answer = next == null ? new Answer(200, Map.of(), "{}") : next;
            if (answer.status() == 0) {
                closed.await();
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

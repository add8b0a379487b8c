package io.ridethrough.stubs.store.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model on a loopback port that says the same after a while. */
final class SlowModel implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int BACKLOG = 64;
    private static final int OK = 200;
    private static final byte[] ANSWER =
            "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"Quite suitable.\"}}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads;

    private SlowModel(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Listens until closed. */
    static SlowModel start(Duration takes) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, takes));
        server.start();
        return new SlowModel(server, threads);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Duration takes) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Thread.sleep(takes.toMillis());
            exchange.sendResponseHeaders(OK, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageThereTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOADING = 503;
    private static final int OK = 200;

    private final AtomicInteger asked = new AtomicInteger();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? LOADING : OK, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_server_that_still_loads_is_asked_again_until_it_serves() throws Exception {
        assertThat(PageThere.await(page("/health"), ended, PATIENCE)).isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void one_that_has_ended_is_not_waited_for() throws Exception {
        ended.complete(true);

        assertThat(PageThere.await(page("/nowhere"), ended, PATIENCE)).isFalse();
    }

    @Test
    void one_that_never_serves_is_given_up() {
        assertThatThrownBy(() -> PageThere.await(page("/nowhere"), ended, Duration.ofMillis(300)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("/nowhere was not there");
    }

    private URI page(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}

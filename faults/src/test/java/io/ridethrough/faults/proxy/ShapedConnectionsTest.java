package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.exchange;
import static io.ridethrough.faults.proxy.Rig.timed;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slow ends, slices and limits over real sockets. */
class ShapedConnectionsTest {
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start();
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void a_limit_delivers_exactly_its_bytes_and_closes_both_sides() throws Exception {
        rig.toxic("cut", "limit_data", "downstream", "\"bytes\":100000");
        try (Socket socket = rig.connect()) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(socket, 300_000));
            assertThat(socket.getInputStream().readAllBytes()).hasSize(100_000);
            Rig.await("the connection is closed", () -> rig.counters().openConnections() == 0);
            writer.exceptionally(broken -> null).get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_limit_delivers_its_bytes_to_a_reader_that_takes_its_time() throws Exception {
        rig.toxic("cut", "limit_data", "downstream", "\"bytes\":500");
        try (Socket socket = rig.connect()) {
            socket.getOutputStream().write(new byte[1000]);
            Rig.await("the connection is closed", () -> rig.counters().openConnections() == 0);
            assertThat(socket.getInputStream().readAllBytes()).hasSize(500);
        }
    }

    @Test
    void a_limit_on_requests_lets_the_upstream_answer_what_it_got() throws Exception {
        rig.toxic("cut", "limit_data", "upstream", "\"bytes\":4");
        try (Socket socket = rig.connect()) {
            socket.getOutputStream().write("pingpong".getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .isEqualTo("ping");
        }
    }

    @Test
    void a_limit_counts_each_connection_by_itself() throws Exception {
        rig.toxic("cut", "limit_data", "downstream", "\"bytes\":6");
        for (int i = 0; i < 3; i++) {
            try (Socket socket = rig.connect()) {
                assertThat(exchange(socket, "ping")).isEqualTo("ping");
                assertThat(exchange(socket, "pong")).isEqualTo("po");
            }
        }
    }

    @Test
    void a_slow_end_comes_after_its_delay_and_its_bytes_do_not() throws Exception {
        rig.toxic("slow", "slow_close", "downstream", "\"delay\":200");
        try (Socket socket = rig.connect()) {
            assertThat(exchange(socket, "ping")).isEqualTo("ping");
            socket.shutdownOutput();
            Duration took =
                    timed(() -> assertThat(socket.getInputStream().read()).isEqualTo(-1));
            assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(195));
        }
    }

    @Test
    void slices_arrive_apart_and_whole() throws Exception {
        rig.toxic("slices", "slicer", "downstream", "\"average_size\":10,\"size_variation\":2,\"delay\":5000");
        try (Socket socket = rig.connect()) {
            String text = "0123456789".repeat(20);
            Duration took = timed(() -> assertThat(exchange(socket, text)).isEqualTo(text));
            // At least 17 slices of at most 12 bytes.
            assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(16 * 5));
        }
    }

    @Test
    void a_slicer_without_attributes_harms_nothing() throws Exception {
        rig.toxic("slices", "slicer", "downstream", "");
        try (Socket socket = rig.connect()) {
            assertThat(exchange(socket, "ping")).isEqualTo("ping");
        }
    }

    private static void write(Socket socket, int bytes) {
        try {
            socket.getOutputStream().write(new byte[bytes]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.exchange;
import static io.ridethrough.faults.proxy.Rig.timed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatencyTest {
    /** How late a chunk may be on a busy machine before a test calls it wrong. */
    private static final Duration TOLERANCE = Duration.ofMillis(150);

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
    void delays_answers_by_the_latency_and_never_less() throws Exception {
        rig.toxic("slow", "latency", "downstream", "\"latency\":50");
        try (Socket socket = rig.connect()) {
            for (int i = 0; i < 10; i++) {
                Duration took = timed(() -> exchange(socket, "ping"));
                assertThat(took)
                        .isBetween(Duration.ofMillis(50), Duration.ofMillis(50).plus(TOLERANCE));
            }
        }
    }

    @Test
    void stacked_latencies_add_up() throws Exception {
        rig.toxic("one", "latency", "downstream", "\"latency\":100");
        rig.toxic("two", "latency", "downstream", "\"latency\":100");
        rig.toxic("three", "latency", "upstream", "\"latency\":50");
        try (Socket socket = rig.connect()) {
            Duration took = timed(() -> exchange(socket, "ping"));
            assertThat(took)
                    .isBetween(Duration.ofMillis(250), Duration.ofMillis(250).plus(TOLERANCE));
        }
    }

    @Test
    void a_steady_stream_does_not_drift() throws Exception {
        rig.toxic("slow", "latency", "downstream", "\"latency\":200");
        try (Socket socket = rig.connect()) {
            List<Long> delaysMillis = new ArrayList<>();
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> readStamps(socket, 800, delaysMillis));
            for (int i = 0; i < 800; i++) {
                byte[] stamp = ByteBuffer.allocate(Long.BYTES)
                        .putLong(System.nanoTime())
                        .array();
                socket.getOutputStream().write(stamp);
                Thread.sleep(0, 800_000);
            }
            reader.get();
            assertThat(delaysMillis).allSatisfy(delay -> assertThat(delay).isGreaterThanOrEqualTo(200));
            double lastMean = delaysMillis.subList(700, 800).stream()
                    .mapToLong(Long::longValue)
                    .average()
                    .orElseThrow();
            assertThat(lastMean).isLessThan(200.0 + TOLERANCE.toMillis());
        }
    }

    @Test
    void jitter_stays_within_its_bounds_and_about_its_mean() throws Exception {
        rig.toxic("slow", "latency", "downstream", "\"latency\":30,\"jitter\":30");
        try (Socket socket = rig.connect()) {
            List<Long> tookMillis = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                tookMillis.add(timed(() -> exchange(socket, "ping")).toMillis());
            }
            assertThat(tookMillis).allSatisfy(took -> assertThat(took).isLessThan(60 + TOLERANCE.toMillis()));
            double mean =
                    tookMillis.stream().mapToLong(Long::longValue).average().orElseThrow();
            assertThat(mean).isBetween(18.0, 75.0);
        }
    }

    @Test
    void the_same_seed_picks_the_same_connections() throws Exception {
        List<Long> first = touchedAfterEachOfTwelveConnections(11);
        assertThat(first.get(11)).isBetween(1L, 11L);
        assertThat(touchedAfterEachOfTwelveConnections(11)).isEqualTo(first);
        assertThat(touchedAfterEachOfTwelveConnections(12)).isNotEqualTo(first);
    }

    @Test
    void comes_and_goes_on_a_live_connection() throws Exception {
        try (Socket socket = rig.connect()) {
            assertThat(timed(() -> exchange(socket, "ping"))).isLessThan(TOLERANCE);
            rig.toxic("slow", "latency", "downstream", "\"latency\":300");
            assertThat(timed(() -> exchange(socket, "ping"))).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            rig.removeToxic("slow");
            assertThat(timed(() -> exchange(socket, "ping"))).isLessThan(TOLERANCE);
        }
    }

    @Test
    void removal_lets_go_what_was_held_in_order() throws Exception {
        rig.toxic("slow", "latency", "downstream", "\"latency\":60000");
        try (Socket socket = rig.connect()) {
            socket.getOutputStream().write("held".getBytes(UTF_8));
            Rig.await("the answer is held", () -> rig.counters().bytesDown() == 4);
            rig.removeToxic("slow");
            assertThat(new String(socket.getInputStream().readNBytes(4), UTF_8)).isEqualTo("held");
            assertThat(exchange(socket, "next")).isEqualTo("next");
        }
    }

    @Test
    void an_update_counts_from_the_next_chunk() throws Exception {
        rig.toxic("slow", "latency", "downstream", "\"latency\":5");
        assertThat(rig.status("POST", "/proxies/echo/toxics/slow", "{\"attributes\":{\"latency\":150}}"))
                .isEqualTo(200);
        try (Socket socket = rig.connect()) {
            assertThat(timed(() -> exchange(socket, "ping"))).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }
    }

    @Test
    void the_end_of_a_stream_is_as_late_as_its_bytes() throws Exception {
        rig.toxic("slow", "latency", "downstream", "\"latency\":80");
        try (Socket socket = rig.connect()) {
            socket.getOutputStream().write("bye".getBytes(UTF_8));
            socket.shutdownOutput();
            Duration took = timed(
                    () -> assertThat(socket.getInputStream().readAllBytes()).hasSize(3));
            assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(75));
        }
    }

    @Test
    void a_toxicity_of_zero_touches_nothing() throws Exception {
        rig.toxic("slow", "latency", "downstream", "\"latency\":500");
        assertThat(rig.status("POST", "/proxies/echo/toxics/slow", "{\"toxicity\":0.0}"))
                .isEqualTo(200);
        try (Socket socket = rig.connect()) {
            assertThat(timed(() -> exchange(socket, "ping"))).isLessThan(Duration.ofMillis(400));
        }
        assertThat(rig.counters().touched()).containsEntry("slow", 0L);
    }

    private static void readStamps(Socket socket, int count, List<Long> delaysMillis) {
        try {
            InputStream in = socket.getInputStream();
            for (int i = 0; i < count; i++) {
                long sentNanos = ByteBuffer.wrap(in.readNBytes(Long.BYTES)).getLong();
                delaysMillis.add((System.nanoTime() - sentNanos) / 1_000_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> touchedAfterEachOfTwelveConnections(long seed) throws Exception {
        FaultProxySettings settings = FaultProxySettings.defaults().withSeed(seed);
        try (Rig seeded = Rig.start(settings, TestUpstream.echo())) {
            seeded.toxic("slow", "latency", "downstream", "\"latency\":1");
            assertThat(seeded.status("POST", "/proxies/echo/toxics/slow", "{\"toxicity\":0.5}"))
                    .isEqualTo(200);
            List<Long> touched = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                try (Socket socket = seeded.connect()) {
                    exchange(socket, "ping");
                }
                touched.addAll(seeded.counters().touched().values());
            }
            return touched;
        }
    }
}

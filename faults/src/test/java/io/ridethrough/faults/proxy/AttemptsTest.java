package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.exchange;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final String GET = "GET / HTTP/1.1\r\nX-Inference-Point: identity\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi";

    private record Seen(String proxy, String point, Instant at) {}

    @Test
    void listeners_are_told_of_each_request_with_point_and_time() throws Exception {
        Instant now = Instant.parse("2026-01-02T03:04:05.678901Z");
        FaultProxySettings defaults = FaultProxySettings.defaults();
        FaultProxySettings settings = new FaultProxySettings(
                0,
                defaults.lease(),
                defaults.maxConnections(),
                defaults.maxBufferedBytes(),
                true,
                true,
                0,
                Clock.fixed(now, ZoneOffset.UTC));
        List<Seen> seen = new CopyOnWriteArrayList<>();
        try (Rig rig = Rig.start(settings, TestUpstream.echo());
                Socket socket = rig.connect()) {
            rig.server().addAttemptListener((proxy, point, at) -> seen.add(new Seen(proxy, point, at)));
            exchange(socket, GET + POST);
            exchange(socket, GET);
            assertThat(seen)
                    .containsExactly(
                            new Seen("echo", "identity", now),
                            new Seen("echo", "", now),
                            new Seen("echo", "identity", now));
            assertThat(rig.counters().attempts()).isEqualTo(3);
            assertThat(rig.counters().connections()).isEqualTo(1);
        }
    }

    @Test
    void a_listener_that_throws_harms_neither_traffic_nor_other_listeners() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Rig rig = Rig.start();
                Socket socket = rig.connect()) {
            rig.server().addAttemptListener((proxy, point, at) -> {
                throw new IllegalStateException("a listener's mistake");
            });
            rig.server().addAttemptListener((proxy, point, at) -> seen.add(point));
            assertThat(exchange(socket, GET)).isEqualTo(GET);
            assertThat(seen).containsExactly("identity");
        }
    }

    @Test
    void attempts_into_a_black_hole_count_and_are_touched_one_by_one() throws Exception {
        try (Rig rig = Rig.start();
                Socket socket = rig.connect()) {
            rig.toxic("hole", "timeout", "upstream", "\"timeout\":0");
            for (int sent = 1; sent <= 3; sent++) {
                int expected = sent;
                socket.getOutputStream().write(GET.getBytes(UTF_8));
                Rig.await("it is counted", () -> rig.counters().attempts() == expected);
            }
            assertThat(rig.counters().touched()).containsEntry("hole", 3L);
        }
    }

    @Test
    void a_latency_counts_requests_rather_than_chunks() throws Exception {
        try (Rig rig = Rig.start();
                Socket socket = rig.connect()) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":1");
            String large = "POST / HTTP/1.1\r\nContent-Length: 200000\r\n\r\n" + "x".repeat(200_000);
            exchange(socket, large);
            exchange(socket, GET);
            assertThat(rig.counters().touched()).containsEntry("slow", 2L);
        }
    }

    @Test
    void without_http_a_touched_connection_counts_once() throws Exception {
        try (Rig rig = Rig.start();
                Socket socket = rig.connect()) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":1");
            for (int i = 0; i < 5; i++) {
                exchange(socket, "\u0001\u0002");
            }
            assertThat(rig.counters().attempts()).isZero();
            assertThat(rig.counters().touched()).containsEntry("slow", 1L);
        }
    }

    @Test
    void metrics_are_prometheus_text() throws Exception {
        try (Rig rig = Rig.start();
                Socket socket = rig.connect()) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":1");
            exchange(socket, GET);
            String metrics = rig.call("GET", "/metrics", "").body();
            assertThat(metrics)
                    .contains("# TYPE ridethrough_proxy_attempts_total counter\n")
                    .contains("ridethrough_proxy_attempts_total{proxy=\"echo\"} 1\n")
                    .contains("ridethrough_proxy_open_connections{proxy=\"echo\"} 1\n")
                    .contains("ridethrough_proxy_toxic_touched_total{proxy=\"echo\",toxic=\"slow\"} 1\n");
        }
    }
}

package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";

    @Test
    void what_happened_is_counted_while_the_connection_lives() throws Exception {
        try (Rig rig = Rig.start();
                Socket socket = rig.connect()) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":1");
            rig.toxic("slower", "latency", "upstream", "\"latency\":1");
            exchange(socket, GET);
            PrometheusText metrics = metrics(rig);
            Map<String, String> echo = Map.of("proxy", "echo");
            assertThat(metrics.value("ridethrough_proxy_attempts_total", echo)).isEqualTo(1);
            assertThat(metrics.value("ridethrough_proxy_connections_total", echo))
                    .isEqualTo(1);
            assertThat(metrics.value("ridethrough_proxy_open_connections", echo))
                    .isEqualTo(1);
            assertThat(metrics.value("ridethrough_proxy_up_bytes_total", echo)).isEqualTo(GET.length());
            assertThat(metrics.value("ridethrough_proxy_held_bytes", echo)).isZero();
            assertThat(metrics.value("ridethrough_proxy_enabled", echo)).isEqualTo(1);
            Map<String, String> latency = Map.of("proxy", "echo", "type", "latency");
            assertThat(metrics.value("ridethrough_proxy_toxics", latency)).isEqualTo(2);
            assertThat(metrics.value("ridethrough_proxy_faults_applied_total", latency))
                    .isEqualTo(2);
            Map<String, String> slow = Map.of("proxy", "echo", "toxic", "slow");
            assertThat(metrics.value("ridethrough_proxy_toxic_touched_total", slow))
                    .isEqualTo(1);
        }
    }

    @Test
    void toxiproxys_own_names_count_what_came_in_and_what_went_out() throws Exception {
        try (Rig rig = Rig.start();
                Socket socket = rig.connect()) {
            exchange(socket, GET);
            rig.toxic("mute", "timeout", "downstream", "\"timeout\":0");
            socket.getOutputStream().write(new byte[10]);
            Rig.await("the echo arrives", () -> rig.counters().bytesDown() == GET.length() + 10);
            PrometheusText metrics = metrics(rig);
            assertThat(metrics.value("toxiproxy_proxy_received_bytes_total", link(rig, "upstream")))
                    .isEqualTo(GET.length() + 10);
            assertThat(metrics.value("toxiproxy_proxy_sent_bytes_total", link(rig, "upstream")))
                    .isEqualTo(GET.length() + 10);
            assertThat(metrics.value("toxiproxy_proxy_received_bytes_total", link(rig, "downstream")))
                    .isEqualTo(GET.length() + 10);
            assertThat(metrics.value("toxiproxy_proxy_sent_bytes_total", link(rig, "downstream")))
                    .isEqualTo(GET.length());
        }
    }

    @Test
    void what_toxics_hold_is_given_up_with_the_connection() throws Exception {
        try (Rig rig = Rig.start()) {
            rig.toxic("slow", "latency", "upstream", "\"latency\":60000");
            try (Socket socket = rig.connect()) {
                socket.getOutputStream().write(new byte[1000]);
                Rig.await("it is held", () -> held(rig) >= 1000);
                socket.setSoLinger(true, 0);
            }
            Rig.await("nothing is held", () -> held(rig) == 0);
        }
    }

    @Test
    void outages_and_lapsed_leases_are_counted() throws Exception {
        FaultProxySettings brief = FaultProxySettings.defaults().withLease(Duration.ofMillis(200));
        try (Rig rig = Rig.start(brief, TestUpstream.echo())) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":1");
            rig.setEnabled(false);
            Map<String, String> echo = Map.of("proxy", "echo");
            Rig.await("both lapse", () -> metrics(rig).value("ridethrough_proxy_leases_lapsed_total", echo) == 2);
            PrometheusText metrics = metrics(rig);
            Map<String, String> outage = Map.of("proxy", "echo", "type", "outage");
            assertThat(metrics.value("ridethrough_proxy_faults_applied_total", outage))
                    .isEqualTo(1);
            assertThat(metrics.has("ridethrough_proxy_toxics", Map.of("proxy", "echo", "type", "latency")))
                    .isFalse();
        }
    }

    @Test
    void requests_to_the_api_are_counted_by_status() throws Exception {
        try (Rig rig = Rig.start()) {
            rig.call("GET", "/version", "");
            rig.call("GET", "/proxies", "");
            rig.call("GET", "/nowhere", "");
            PrometheusText metrics = metrics(rig);
            assertThat(metrics.value("ridethrough_api_requests_total", Map.of("status", "200")))
                    .isEqualTo(2);
            assertThat(metrics.value("ridethrough_api_requests_total", Map.of("status", "404")))
                    .isEqualTo(1);
        }
    }

    @Test
    void names_that_need_it_are_escaped() throws Exception {
        String name = "a \"quoted\"\\ name\nof two lines";
        try (Rig rig = Rig.start()) {
            rig.server().createProxy(name, rig.upstreamAddress(), 0, Optional.empty());
            assertThat(metrics(rig).value("ridethrough_proxy_attempts_total", Map.of("proxy", name)))
                    .isZero();
        }
    }

    private static Map<String, String> link(Rig rig, String direction) {
        return Map.of(
                "direction",
                direction,
                "proxy",
                "echo",
                "listener",
                rig.proxy().hostPort(),
                "upstream",
                rig.upstreamAddress());
    }

    private static double held(Rig rig) {
        return metrics(rig).value("ridethrough_proxy_held_bytes", Map.of("proxy", "echo"));
    }

    private static PrometheusText metrics(Rig rig) {
        try {
            return PrometheusText.parse(rig.call("GET", "/metrics", "").body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

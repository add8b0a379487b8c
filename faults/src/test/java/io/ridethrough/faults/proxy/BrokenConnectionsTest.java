package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.exchange;
import static io.ridethrough.faults.proxy.Rig.timed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokenConnectionsTest {
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
    void a_reset_is_seen_as_a_reset() throws Exception {
        rig.toxic("reset", "reset_peer", "downstream", "\"timeout\":0");
        try (Socket socket = rig.connect()) {
            assertThatThrownBy(() -> exchange(socket, "ping"))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(rig.counters().touched()).containsEntry("reset", 1L);
    }

    @Test
    void a_live_connection_is_reset_too() throws Exception {
        try (Socket socket = rig.connect()) {
            assertThat(exchange(socket, "ping")).isEqualTo("ping");
            rig.toxic("reset", "reset_peer", "upstream", "\"timeout\":40");
            Duration took = timed(() -> assertThatThrownBy(() -> exchange(socket, "ping"))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset"));
            assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        }
    }

    @Test
    void the_upstream_sees_the_reset_as_well() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        TestUpstream upstream = TestUpstream.start(socket -> {
            socket.getOutputStream().write("hello".getBytes(UTF_8));
            try {
                seen.complete("end: " + socket.getInputStream().read());
            } catch (SocketException e) {
                seen.complete("reset");
            }
        });
        try (Rig other = Rig.start(FaultProxySettings.defaults(), upstream)) {
            other.toxic("reset", "reset_peer", "downstream", "\"timeout\":0");
            try (Socket socket = other.connect()) {
                assertThat(seen.get(5, TimeUnit.SECONDS)).isEqualTo("reset");
            }
        }
    }

    @Test
    void a_reset_by_the_upstream_reaches_the_client_as_a_reset() throws Exception {
        TestUpstream upstream = TestUpstream.start(socket -> {
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
        });
        try (Rig other = Rig.start(FaultProxySettings.defaults(), upstream);
                Socket socket = other.connect()) {
            assertThatThrownBy(() -> exchange(socket, "ping"))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void a_black_hole_holds_the_connection_and_passes_nothing() throws Exception {
        try (Socket socket = rig.connect()) {
            assertThat(exchange(socket, "ping")).isEqualTo("ping");
            rig.toxic("hole", "timeout", "upstream", "\"timeout\":0");
            socket.setSoTimeout(150);
            assertThatThrownBy(() -> exchange(socket, "ping")).isInstanceOf(SocketTimeoutException.class);
            assertThat(rig.counters().touched()).containsEntry("hole", 1L);
            assertThat(rig.counters().openConnections()).isEqualTo(1);
        }
    }

    @Test
    void healing_a_black_hole_closes_only_connections_that_lost_bytes() throws Exception {
        try (Socket talking = rig.connect();
                Socket idle = rig.connect()) {
            assertThat(exchange(talking, "ping") + exchange(idle, "ping")).isEqualTo("pingping");
            rig.toxic("hole", "timeout", "upstream", "\"timeout\":0");
            talking.getOutputStream().write(1);
            Rig.await("a byte is lost", () -> rig.counters().touched().containsValue(1L));
            rig.removeToxic("hole");
            assertThat(talking.getInputStream().read()).isEqualTo(-1);
            assertThat(exchange(idle, "ping")).isEqualTo("ping");
        }
    }

    @Test
    void a_timeout_closes_the_connection_when_it_is_over() throws Exception {
        rig.toxic("hole", "timeout", "downstream", "\"timeout\":100");
        try (Socket socket = rig.connect()) {
            Duration took =
                    timed(() -> assertThat(socket.getInputStream().read()).isEqualTo(-1));
            assertThat(took).isBetween(Duration.ofMillis(80), Duration.ofMillis(900));
        }
    }

    @Test
    void bandwidth_is_neither_more_nor_much_less_than_asked_for() throws Exception {
        rig.toxic("thin", "bandwidth", "downstream", "\"rate\":200");
        try (Socket socket = rig.connect()) {
            Duration took = timed(() -> exchange(socket, "x".repeat(60_000)));
            assertThat(took).isBetween(Duration.ofMillis(300), Duration.ofMillis(700));
        }
    }

    @Test
    void a_bandwidth_of_zero_stalls_until_it_is_changed() throws Exception {
        rig.toxic("thin", "bandwidth", "downstream", "\"rate\":0");
        try (Socket socket = rig.connect()) {
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> exchange(socket, "ping")).isInstanceOf(SocketTimeoutException.class);
            rig.status("PATCH", "/proxies/echo/toxics/thin", "{\"attributes\":{\"rate\":100}}");
            socket.setSoTimeout(5000);
            assertThat(new String(socket.getInputStream().readNBytes(4), UTF_8)).isEqualTo("ping");
        }
    }

    @Test
    void a_disabled_proxy_refuses_and_kills_and_comes_back_on_the_same_port() throws Exception {
        try (Socket socket = rig.connect()) {
            assertThat(exchange(socket, "ping")).isEqualTo("ping");
            rig.setEnabled(false);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(rig::connect).isInstanceOf(ConnectException.class);
            assertThat(rig.call("GET", "/proxies/echo", "").body()).contains("\"touched\":1");
        }
        for (int i = 0; i < 5; i++) {
            rig.setEnabled(true);
            try (Socket socket = rig.connect()) {
                assertThat(exchange(socket, "ping")).isEqualTo("ping");
            }
            rig.setEnabled(false);
        }
    }

    @Test
    void the_port_of_a_disabled_proxy_stays_reserved() throws Exception {
        rig.setEnabled(false);
        try (ServerSocket thief = new ServerSocket()) {
            thief.setReuseAddress(false);
            assertThatThrownBy(() -> thief.bind(new InetSocketAddress(
                            rig.proxy().host(), rig.proxy().port())))
                    .isInstanceOf(BindException.class);
        }
    }
}

package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.exchange;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
    @Test
    void a_toxic_goes_when_its_lease_lapses() throws Exception {
        try (Rig rig = rig(Duration.ofMillis(250));
                Socket socket = rig.connect()) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":60000");
            socket.getOutputStream().write("ping".getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(4), UTF_8)).isEqualTo("ping");
            assertThat(rig.call("GET", "/proxies/echo/toxics", "").body()).isEqualTo("[]");
        }
    }

    @Test
    void an_outage_ends_when_its_lease_lapses() throws Exception {
        try (Rig rig = rig(Duration.ofMillis(250))) {
            rig.setEnabled(false);
            assertThatThrownBy(rig::connect).isInstanceOf(ConnectException.class);
            Rig.await("the proxy is enabled", () -> isConnectable(rig));
        }
    }

    @Test
    void renewal_keeps_faults_in_place() throws Exception {
        try (Rig rig = rig(Duration.ofMillis(800))) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":10");
            rig.setEnabled(false);
            for (int i = 0; i < 12; i++) {
                Thread.sleep(100);
                assertThat(rig.call("POST", "/leases/renew", "").body()).contains("\"renewed\":2");
            }
            assertThatThrownBy(rig::connect).isInstanceOf(ConnectException.class);
            Rig.await("both lapse at last", () -> rig.counters().touched().isEmpty() && isConnectable(rig));
        }
    }

    @Test
    void without_a_lease_a_fault_stays() throws Exception {
        try (Rig rig = rig(Duration.ZERO)) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":10");
            Thread.sleep(150);
            assertThat(rig.counters().touched()).containsKey("slow");
        }
    }

    @Test
    void a_healed_outage_can_be_followed_by_another() throws Exception {
        try (Rig rig = rig(Duration.ofMillis(300))) {
            rig.setEnabled(false);
            rig.setEnabled(true);
            rig.setEnabled(false);
            Rig.await("the second lapses too", () -> isConnectable(rig));
            try (Socket socket = rig.connect()) {
                assertThat(exchange(socket, "ping")).isEqualTo("ping");
            }
        }
    }

    private static boolean isConnectable(Rig rig) {
        try (Socket socket = rig.connect()) {
            return socket.isConnected();
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static Rig rig(Duration lease) throws Exception {
        return Rig.start(FaultProxySettings.defaults().withLease(lease), TestUpstream.echo());
    }
}

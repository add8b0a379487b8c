package io.ridethrough.faults.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import io.ridethrough.faults.proxy.Rig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Toxiproxy project's Java client, unchanged, against the fault proxy. */
class ToxiproxyClientTest {
    private Rig rig;
    private ToxiproxyClient client;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start();
        client = new ToxiproxyClient(
                rig.server().apiUrl().getHost(), rig.server().apiUrl().getPort());
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void lists_creates_and_deletes_proxies() throws Exception {
        Proxy created = client.createProxy("other", "127.0.0.1:0", rig.upstreamAddress());
        assertThat(created.isEnabled()).isTrue();
        assertThat(client.getProxies()).extracting(Proxy::getName).containsExactly("echo", "other");
        created.delete();
        assertThat(client.getProxyOrNull("other")).isNull();
        assertThatThrownBy(() -> client.getProxy("other")).isInstanceOf(IOException.class);
    }

    @Test
    void drives_every_toxic_that_is_spoken() throws Exception {
        Proxy proxy = client.getProxy("echo");
        Latency latency = proxy.toxics().latency("latency", ToxicDirection.DOWNSTREAM, 100);
        latency.setJitter(10).setLatency(120);
        latency.setToxicity(0.5f);
        proxy.toxics().bandwidth("bandwidth", ToxicDirection.UPSTREAM, 100).setRate(200);
        proxy.toxics().timeout("timeout", ToxicDirection.UPSTREAM, 100).setTimeout(200);
        proxy.toxics().resetPeer("reset", ToxicDirection.DOWNSTREAM, 100).setTimeout(200);
        assertThat(proxy.toxics().getAll())
                .extracting(toxic -> toxic.getName())
                .containsExactly("bandwidth", "timeout", "latency", "reset");
        Latency read = proxy.toxics().get("latency", Latency.class);
        assertThat(read.getLatency()).isEqualTo(120);
        assertThat(read.getJitter()).isEqualTo(10);
        assertThat(read.getToxicity()).isEqualTo(0.5f);
        read.remove();
        assertThat(proxy.toxics().getAll()).hasSize(3);
        client.reset();
        assertThat(proxy.toxics().getAll()).isEmpty();
    }

    @Test
    void a_latency_set_by_the_client_is_felt() throws Exception {
        client.getProxy("echo").toxics().latency("slow", ToxicDirection.UPSTREAM, 100);
        try (Socket socket = rig.connect()) {
            assertThat(Rig.timed(() -> Rig.exchange(socket, "ping"))).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void disables_and_enables() throws Exception {
        Proxy proxy = client.getProxy("echo");
        proxy.disable();
        assertThatThrownBy(rig::connect).isInstanceOf(ConnectException.class);
        proxy.enable();
        rig.connect().close();
    }

    @Test
    void reads_the_version() throws Exception {
        assertThat(client.version()).contains("2.12.0");
    }
}

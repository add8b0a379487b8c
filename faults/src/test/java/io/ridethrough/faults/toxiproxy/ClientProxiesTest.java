package io.ridethrough.faults.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.ResetPeer;
import io.ridethrough.faults.proxy.Rig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What toxiproxy-java 2.1.11 asserts of proxies through its client: each of the ten tests of its {@code
 * ToxiproxyClientTest} has its counterpart here, against the fault proxy.
 */
class ClientProxiesTest {
    private static final String UPSTREAM = "localhost:6379";

    private Rig rig;
    private ToxiproxyClient client;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start();
        client = new ToxiproxyClient(
                rig.server().apiUrl().getHost(), rig.server().apiUrl().getPort());
        rig.call("DELETE", "/proxies/echo", "");
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    /** Its testCreateProxy. */
    @Test
    void a_new_proxy_is_enabled_and_where_it_was_put() throws Exception {
        String listen = freeAddress();
        isNewAndAt(client.createProxy("one", listen, UPSTREAM), "one", listen);
    }

    /** Its testGetProxy. */
    @Test
    void a_proxy_is_found_by_its_name_alone() throws Exception {
        String listen = freeAddress();
        client.createProxy("one", listen, UPSTREAM);
        isNewAndAt(client.getProxy("one"), "one", listen);
        assertThat(client.getProxyOrNull("other")).isNull();
        assertThatThrownBy(() -> client.getProxy("other")).isInstanceOf(IOException.class);
    }

    /** Its testListProxy. */
    @Test
    void proxies_are_listed_by_name() throws Exception {
        List<String> listens = List.of(freeAddress(), freeAddress(), freeAddress());
        for (int i = 0; i < listens.size(); i++) {
            client.createProxy("proxy" + i, listens.get(i), UPSTREAM);
        }
        List<Proxy> proxies = client.getProxies();
        assertThat(proxies).hasSameSizeAs(listens);
        for (int i = 0; i < listens.size(); i++) {
            isNewAndAt(proxies.get(i), "proxy" + i, listens.get(i));
        }
    }

    /** Its testDeleteProxy. */
    @Test
    void a_deleted_proxy_is_listed_no_more() throws Exception {
        Proxy proxy = client.createProxy("one", freeAddress(), UPSTREAM);
        assertThat(client.getProxies()).hasSize(1);
        proxy.delete();
        assertThat(client.getProxies()).isEmpty();
    }

    /** Its testEnableDisableProxy. */
    @Test
    void a_proxy_is_disabled_and_enabled() throws Exception {
        Proxy proxy = client.createProxy("one", freeAddress(), UPSTREAM);
        proxy.disable();
        assertThat(proxy.isEnabled()).isFalse();
        proxy.enable();
        assertThat(proxy.isEnabled()).isTrue();
    }

    /** Its testVersion. */
    @Test
    void the_server_tells_its_version() throws Exception {
        assertThat(client.version()).contains("2.12.0");
    }

    /** Its testReset. */
    @Test
    void a_reset_enables_proxies_and_removes_toxics() throws Exception {
        Proxy proxy = client.createProxy("one", freeAddress(), UPSTREAM);
        proxy.toxics().latency("down", ToxicDirection.DOWNSTREAM, 10);
        proxy.toxics().latency("up", ToxicDirection.UPSTREAM, 10);
        proxy.disable();
        client.reset();
        assertThat(proxy.toxics().getAll()).isEmpty();
        assertThat(proxy.isEnabled()).isTrue();
    }

    /** Its testErrorCodeAndMessage. */
    @Test
    void an_error_has_the_status_and_the_text_of_the_original() throws Exception {
        client.createProxy("one", freeAddress(), UPSTREAM);
        assertThatThrownBy(() -> client.createProxy("one", freeAddress(), UPSTREAM))
                .isInstanceOf(IOException.class)
                .hasMessage("[409] proxy already exists");
    }

    /** Its testToxicLimitData. */
    @ParameterizedTest
    @EnumSource(ToxicDirection.class)
    void a_limit_of_data_is_read_back_from_either_direction(ToxicDirection direction) throws Exception {
        Proxy proxy = client.createProxy("one", freeAddress(), UPSTREAM);
        for (ToxicDirection each : ToxicDirection.values()) {
            proxy.toxics().limitData("limit-" + each, each, 10);
        }
        LimitData limit = client.getProxy("one").toxics().get("limit-" + direction, LimitData.class);
        assertThat(limit.getBytes()).isEqualTo(10);
        assertThat(limit.getStream()).isEqualTo(direction);
    }

    /** Its testToxicResetPeer. */
    @ParameterizedTest
    @EnumSource(ToxicDirection.class)
    void a_reset_is_read_back_from_either_direction(ToxicDirection direction) throws Exception {
        Proxy proxy = client.createProxy("one", freeAddress(), UPSTREAM);
        for (ToxicDirection each : ToxicDirection.values()) {
            proxy.toxics().resetPeer("reset-" + each, each, 10);
        }
        ResetPeer reset = client.getProxy("one").toxics().get("reset-" + direction, ResetPeer.class);
        assertThat(reset.getTimeout()).isEqualTo(10);
        assertThat(reset.getStream()).isEqualTo(direction);
    }

    private static void isNewAndAt(Proxy proxy, String name, String listen) {
        assertThat(proxy.getName()).isEqualTo(name);
        assertThat(proxy.isEnabled()).isTrue();
        assertThat(proxy.getListen()).isEqualTo(listen);
        assertThat(proxy.getUpstream()).isEqualTo(UPSTREAM);
    }

    private static String freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}

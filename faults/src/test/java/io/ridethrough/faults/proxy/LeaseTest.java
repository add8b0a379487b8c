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

    @Test
    void a_fault_that_asks_has_a_lease_of_its_own() throws Exception {
        try (Rig rig = rig(Duration.ZERO)) {
            rig.toxic("endless", "latency", "downstream", "\"latency\":10");
            long start = System.nanoTime();
            String asked = create(rig, "brief", 300);
            assertThat(asked).contains("\"lease_millis\":300,\"lease_left_millis\":");
            Rig.await("the brief one lapses", () -> !rig.counters().touched().containsKey("brief"));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(300), Duration.ofMillis(600));
            assertThat(rig.counters().touched()).containsKey("endless");
            assertThat(rig.call("GET", "/proxies/echo/toxics", "").body()).doesNotContain("lease");
        }
    }

    @Test
    void zero_asks_for_no_lease_where_others_have_one() throws Exception {
        try (Rig rig = rig(Duration.ofMillis(150))) {
            create(rig, "endless", 0);
            create(rig, "brief", 150);
            Rig.await("the brief one lapses", () -> !rig.counters().touched().containsKey("brief"));
            assertThat(rig.counters().touched()).containsKey("endless");
        }
    }

    @Test
    void an_outage_that_asks_has_a_lease_of_its_own() throws Exception {
        try (Rig rig = rig(Duration.ZERO)) {
            String asked = rig.call("PATCH", "/proxies/echo", "{\"enabled\":false,\"lease_millis\":250}")
                    .body();
            assertThat(asked).contains("\"enabled\":false", "\"lease_millis\":250");
            assertThatThrownBy(rig::connect).isInstanceOf(ConnectException.class);
            Rig.await("the proxy is enabled", () -> isConnectable(rig));
            assertThat(rig.call("GET", "/proxies/echo", "").body()).doesNotContain("lease");
        }
    }

    @Test
    void an_outage_asked_for_again_lasts_until_the_later_end() throws Exception {
        try (Rig rig = rig(Duration.ZERO)) {
            rig.call("POST", "/proxies/echo", "{\"enabled\":false,\"lease_millis\":60000}");
            assertThat(rig.call("POST", "/proxies/echo", "{\"enabled\":false,\"lease_millis\":100}")
                            .body())
                    .contains("\"lease_millis\":60000");
            assertThat(rig.call("POST", "/proxies/echo", "{\"enabled\":false,\"lease_millis\":70000}")
                            .body())
                    .contains("\"lease_millis\":70000");
            assertThat(rig.call("POST", "/proxies/echo", "{\"enabled\":false,\"lease_millis\":0}")
                            .body())
                    .doesNotContain("lease");
        }
    }

    @Test
    void one_runners_renewals_keep_no_other_runners_faults() throws Exception {
        try (Rig rig = rig(Duration.ZERO)) {
            create(rig, "mine", 400);
            create(rig, "dead", 400);
            String body = "{\"toxics\":[{\"proxy\":\"echo\",\"toxic\":\"mine\"}]}";
            for (int i = 0; i < 8; i++) {
                Thread.sleep(100);
                assertThat(rig.call("POST", "/leases/renew", body).body()).contains("\"renewed\":1");
            }
            assertThat(rig.counters().touched()).containsOnlyKeys("mine");
        }
    }

    @Test
    void renewal_says_what_is_missing() throws Exception {
        try (Rig rig = rig(Duration.ZERO)) {
            create(rig, "slow", 60_000);
            String body = """
                    {"toxics":[{"proxy":"echo","toxic":"slow"},{"proxy":"echo","toxic":"gone"}],"proxies":["echo"]}""";
            assertThat(rig.call("POST", "/leases/renew", body).body())
                    .isEqualTo("{\"renewed\":1,\"missing\":{\"toxics\":[{\"proxy\":\"echo\",\"toxic\":\"gone\"}],"
                            + "\"proxies\":[\"echo\"]}}");
            rig.setEnabled(false);
            assertThat(rig.call("POST", "/leases/renew", body).body()).contains("\"renewed\":2", "\"proxies\":[]");
        }
    }

    @Test
    void malformed_leases_and_renewals_are_refused() throws Exception {
        try (Rig rig = rig(Duration.ZERO)) {
            String toxic = "{\"type\":\"latency\",\"lease_millis\":%s}";
            for (String lease : new String[] {"-1", "1.5", "\"10\"", "86400001"}) {
                assertThat(rig.status("POST", "/proxies/echo/toxics", toxic.formatted(lease)))
                        .as(lease)
                        .isEqualTo(400);
            }
            for (String body :
                    new String[] {"[]", "3", "{\"toxics\":3}", "{\"proxies\":[1]}", "{\"toxics\":[{\"toxic\":1}]}"}) {
                assertThat(rig.status("POST", "/leases/renew", body)).as(body).isEqualTo(400);
            }
            assertThat(rig.counters().touched()).isEmpty();
        }
    }

    @Test
    void a_proxy_that_moves_keeps_the_leases_of_its_faults() throws Exception {
        try (Rig rig = rig(Duration.ZERO);
                TestUpstream other = TestUpstream.echo()) {
            create(rig, "brief", 300);
            rig.call("POST", "/proxies/echo", "{\"enabled\":false,\"lease_millis\":300}");
            rig.call("POST", "/proxies/echo", "{\"upstream\":\"" + other.address() + "\"}");
            assertThat(rig.call("GET", "/proxies/echo", "").body()).contains("\"enabled\":false", "\"brief\"");
            Rig.await("both lapse", () -> rig.counters().touched().isEmpty() && isConnectable(rig));
        }
    }

    private static String create(Rig rig, String name, long leaseMillis) throws Exception {
        return rig.call("POST", "/proxies/echo/toxics", """
                {"name":"%s","type":"latency","attributes":{"latency":10},"lease_millis":%d}""".formatted(name, leaseMillis))
                .body();
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

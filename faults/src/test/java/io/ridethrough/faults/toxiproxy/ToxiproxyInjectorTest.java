package io.ridethrough.faults.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.proxy.Rig;
import io.ridethrough.faults.proxy.TestUpstream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToxiproxyInjectorTest {
    private Rig rig;
    private ToxiproxyInjector injector;

    @BeforeEach
    void start() throws Exception {
        FaultProxySettings settings = FaultProxySettings.defaults().withLease(Duration.ofMillis(600));
        rig = Rig.start(settings, TestUpstream.echo());
        injector = ToxiproxyInjector.connect(
                rig.server().apiUrl(), InjectorSettings.defaults().withLease(Duration.ofMillis(600)));
    }

    @AfterEach
    void stop() throws Exception {
        injector.close();
        rig.close();
    }

    @Test
    void a_latency_is_felt_counted_and_healed() throws Exception {
        Fault fault = new NetworkFault.Latency(Duration.ofMillis(250), Duration.ofMillis(20));
        Injection injection = injector.inject("echo", fault);
        try (Socket socket = rig.connect()) {
            assertThat(Rig.timed(() -> Rig.exchange(socket, "ping"))).isGreaterThanOrEqualTo(Duration.ofMillis(230));
            assertThat(injection.touched()).isEqualTo(1);
            assertThat(injection.fault()).isEqualTo(fault);
            assertThat(injection.proxy()).isEqualTo("echo");
            injection.close();
            injection.close();
            assertThat(Rig.timed(() -> Rig.exchange(socket, "ping"))).isLessThan(Duration.ofMillis(200));
            assertThat(injection.touched()).isEqualTo(1);
        }
    }

    @Test
    void latency_and_jitter_are_installed_in_one_call() throws Exception {
        injector.inject("echo", new NetworkFault.Latency(Duration.ofMillis(100), Duration.ofMillis(20)));
        assertThat(rig.call("GET", "/proxies/echo/toxics", "").body())
                .contains("\"latency\":100,\"jitter\":20", "\"stream\":\"downstream\"");
    }

    @Test
    void an_outage_refuses_kills_and_comes_back() throws Exception {
        try (Socket socket = rig.connect()) {
            Rig.exchange(socket, "ping");
            try (Injection outage = injector.inject("echo", new NetworkFault.Outage())) {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                assertThatThrownBy(rig::connect).isInstanceOf(ConnectException.class);
                assertThat(outage.touched()).isEqualTo(1);
            }
        }
        rig.connect().close();
    }

    @Test
    void an_outage_that_follows_on_another_is_not_ended_with_it() throws Exception {
        Injection first = injector.inject("echo", new NetworkFault.Outage());
        Injection second = injector.inject("echo", new NetworkFault.Outage());

        first.close();

        assertThatThrownBy(rig::connect).isInstanceOf(ConnectException.class);
        assertThat(second.hasLapsed()).isFalse();
        second.close();
        assertThat(second.hasLapsed()).isFalse();
        assertThat(first.hasLapsed()).isFalse();
        rig.connect().close();
    }

    @Test
    void an_outage_that_closed_nothing_has_no_count() {
        Injection outage = injector.inject("echo", new NetworkFault.Outage());
        assertThat(outage.touched()).isEqualTo(-1);
        outage.close();
        assertThat(outage.touched()).isEqualTo(-1);
    }

    @Test
    void a_timeout_lets_nothing_through_either_way() throws Exception {
        try (Socket socket = rig.connect()) {
            Rig.exchange(socket, "ping");
            try (Injection hole = injector.inject("echo", new NetworkFault.Timeout())) {
                socket.setSoTimeout(100);
                assertThatThrownBy(() -> Rig.exchange(socket, "ping")).isInstanceOf(SocketTimeoutException.class);
                assertThat(hole.touched()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_reset_and_a_bandwidth_are_felt() throws Exception {
        try (Injection reset = injector.inject("echo", new NetworkFault.ResetPeer(Duration.ZERO));
                Socket socket = rig.connect()) {
            assertThatThrownBy(() -> Rig.exchange(socket, "ping"))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
            assertThat(reset.touched()).isEqualTo(1);
        }
        try (Injection thin = injector.inject("echo", new NetworkFault.Bandwidth(100));
                Socket socket = rig.connect()) {
            assertThat(Rig.timed(() -> Rig.exchange(socket, "x".repeat(10_000))))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(100));
            assertThat(thin.touched()).isEqualTo(1);
        }
    }

    @Test
    void live_faults_outlive_their_lease_by_renewal() throws Exception {
        try (Injection outage = injector.inject("echo", new NetworkFault.Outage())) {
            Thread.sleep(1500);
            assertThatThrownBy(rig::connect).isInstanceOf(ConnectException.class);
            assertThat(outage.fault()).isEqualTo(new NetworkFault.Outage());
        }
    }

    @Test
    void supports_every_fault() {
        List<Fault> faults = List.of(
                new NetworkFault.Latency(Duration.ofMillis(1)),
                new NetworkFault.Timeout(),
                new NetworkFault.ResetPeer(Duration.ZERO),
                new NetworkFault.Bandwidth(1),
                new NetworkFault.Outage());
        assertThat(faults).allMatch(injector::supports);
    }

    @Test
    void a_swap_of_the_model_is_beyond_any_proxy() {
        Fault swap = new DeploymentFault.ModelSwap("v2");
        assertThat(injector.supports(swap)).isFalse();
        assertThatThrownBy(() -> injector.inject("echo", swap))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("echo: model swapped to v2 is not in the power of the Toxiproxy")
                .hasMessageEndingWith("only who runs the dependency can do it");
    }

    @Test
    void an_unknown_proxy_is_named() {
        assertThatThrownBy(() -> injector.inject("nowhere", new NetworkFault.Outage()))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void heal_all_heals_whatever_is_live() throws Exception {
        injector.inject("echo", new NetworkFault.Latency(Duration.ofMillis(50)));
        injector.inject("echo", new NetworkFault.Timeout());
        injector.inject("echo", new NetworkFault.Outage());
        injector.healAll();
        try (Socket socket = rig.connect()) {
            assertThat(Rig.exchange(socket, "ping")).isEqualTo("ping");
        }
        assertThat(rig.call("GET", "/proxies/echo/toxics", "").body()).isEqualTo("[]");
    }

    @Test
    void heal_all_tries_every_fault_and_says_which_remain() throws Exception {
        rig.server().createProxy("other", rig.upstreamAddress(), 0, Optional.empty());
        try (ObstructedApi api = ObstructedApi.before(rig.server().apiUrl());
                ToxiproxyInjector obstructed = ToxiproxyInjector.connect(api.url())) {
            obstructed.inject("echo", new NetworkFault.Latency(Duration.ofMillis(50)));
            Injection healthy = obstructed.inject("other", new NetworkFault.Latency(Duration.ofMillis(60)));
            api.obstruct(call -> call.startsWith("DELETE /proxies/echo/"));
            assertThatThrownBy(obstructed::healAll)
                    .isInstanceOf(InjectionException.class)
                    .hasMessageContaining("echo: latency 50 ms may still be in place")
                    .hasMessageContaining("500: obstructed")
                    .hasMessageNotContaining("other");
            assertThat(healthy.touched()).isZero();
            assertThat(rig.call("GET", "/proxies/other/toxics", "").body()).isEqualTo("[]");
            api.obstruct(call -> false);
            obstructed.healAll();
            assertThat(rig.call("GET", "/proxies/echo/toxics", "").body()).isEqualTo("[]");
        }
    }

    @Test
    void a_fault_whose_proxy_is_gone_is_gone_too() throws Exception {
        Injection slow = injector.inject("echo", new NetworkFault.Latency(Duration.ofMillis(50)));
        assertThat(rig.status("DELETE", "/proxies/echo", "")).isEqualTo(204);
        slow.close();
        assertThat(slow.hasLapsed()).isTrue();
    }

    @Test
    void an_outage_whose_proxy_is_gone_is_gone_too() throws Exception {
        Injection outage = injector.inject("echo", new NetworkFault.Outage());
        assertThat(rig.status("DELETE", "/proxies/echo", "")).isEqualTo(204);
        outage.close();
        assertThat(outage.hasLapsed()).isTrue();
    }

    @Test
    void a_fault_whose_healing_failed_at_first_has_not_lapsed() throws Exception {
        try (ObstructedApi api = ObstructedApi.before(rig.server().apiUrl());
                ToxiproxyInjector obstructed = ToxiproxyInjector.connect(api.url())) {
            Injection slow = obstructed.inject("echo", new NetworkFault.Latency(Duration.ofMillis(50)));
            api.obstruct(call -> call.startsWith("DELETE"));
            assertThatThrownBy(slow::close).isInstanceOf(InjectionException.class);
            // As if the call had come through, and its answer had not.
            rig.removeToxic(slow.toxics().get(0));
            api.obstruct(call -> false);
            slow.close();
            assertThat(slow.hasLapsed()).isFalse();
        }
    }

    @Test
    void a_closed_injector_breaks_nothing_more() throws Exception {
        injector.close();
        assertThatThrownBy(() -> injector.inject("echo", new NetworkFault.Outage()))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("the injector is closed");
        rig.connect().close();
    }

    @Test
    void a_share_is_the_toxicity() throws Exception {
        injector.inject("echo", new NetworkFault.Latency(Duration.ofMillis(100)), 0.25);
        assertThat(rig.call("GET", "/proxies/echo/toxics", "").body()).contains("\"toxicity\":0.25");
    }

    @Test
    void impossible_faults_and_shares_are_refused_without_a_call() throws Exception {
        Fault slow = new NetworkFault.Latency(Duration.ofMillis(1));
        assertThatThrownBy(() -> injector.inject("echo", slow, 0)).hasMessageContaining("share of 0.0");
        assertThatThrownBy(() -> injector.inject("echo", slow, 1.1)).hasMessageContaining("share of 1.1");
        assertThatThrownBy(() -> injector.inject("echo", new NetworkFault.Outage(), 0.5))
                .hasMessageContaining("the whole proxy's");
        assertThat(rig.call("GET", "/proxies/echo", "").body()).contains("\"toxics\":[]", "\"enabled\":true");
    }

    @Test
    void a_lapse_is_noticed() throws Exception {
        Injection slow = injector.inject("echo", new NetworkFault.Latency(Duration.ofMillis(50)));
        Injection outage = injector.inject("echo", new NetworkFault.Outage());
        assertThat(slow.hasLapsed()).isFalse();
        // Only a stranger can end what is renewed.
        assertThat(rig.status("POST", "/reset", "")).isEqualTo(204);
        Rig.await("both are noticed", () -> slow.hasLapsed() && outage.hasLapsed());
        slow.close();
        outage.close();
    }

    @Test
    void what_the_server_says_of_a_refused_toxic_is_passed_on() throws Exception {
        try (ObstructedApi api = ObstructedApi.before(rig.server().apiUrl());
                ToxiproxyInjector obstructed = ToxiproxyInjector.connect(api.url())) {
            api.obstruct(call -> call.startsWith("POST"));
            assertThatThrownBy(() -> obstructed.inject("echo", new NetworkFault.Bandwidth(1)))
                    .hasMessageContaining("cannot apply bandwidth 1 kB/s")
                    .hasMessageContaining("500: obstructed");
        }
    }

    @Test
    void heals_on_an_interrupted_thread() throws Exception {
        Injection latency = injector.inject("echo", new NetworkFault.Latency(Duration.ofMillis(50)));
        Injection outage = injector.inject("echo", new NetworkFault.Outage());
        Thread.currentThread().interrupt();
        latency.close();
        outage.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(rig.call("GET", "/proxies/echo", "").body()).contains("\"enabled\":true", "\"toxics\":[]");
    }

    @Test
    void nothing_at_the_address_is_told() {
        assertThatThrownBy(() -> ToxiproxyInjector.connect(URI.create("http://127.0.0.1:1")))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("no Toxiproxy API at http://127.0.0.1:1");
    }
}

package io.ridethrough.faults.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.proxy.Rig;
import io.ridethrough.faults.proxy.TestUpstream;
import io.ridethrough.faults.toxiproxy.Healing.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed runner leaves is made here by an injector that is never closed, on a server without leases. */
class SweepTest {
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final AllowedHosts LOOPBACK = new AllowedHosts(Set.of());

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start(FaultProxySettings.defaults().withLease(Duration.ZERO), TestUpstream.echo());
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void what_a_killed_runner_left_is_removed_and_noted() throws Exception {
        stranger();
        leave();
        assertThat(sweep()).extracting(Healing::outcome).containsExactly(Outcome.REMOVED, Outcome.REMOVED);
        assertThat(proxy()).contains("\"enabled\":true", "\"stranger\"").doesNotContain(ToxiproxyInjector.PREFIX);
        assertThat(sweep()).as("it is idempotent").isEmpty();
    }

    @Test
    void what_has_lapsed_meanwhile_was_gone() throws Exception {
        leave();
        rig.call("POST", "/reset", "");
        assertThat(sweep()).extracting(Healing::outcome).containsOnly(Outcome.GONE);
        assertThat(sweep()).isEmpty();
    }

    @Test
    void where_no_server_is_there_is_no_fault() throws Exception {
        plan(URI.create("http://127.0.0.1:1"));
        assertThat(sweep()).extracting(Healing::outcome).containsExactly(Outcome.NO_SERVER);
        assertThat(sweep()).isEmpty();
    }

    @Test
    void a_server_that_hangs_is_asked_once_and_may_hold_it_still() throws Exception {
        try (ServerSocket hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI api = URI.create("http://127.0.0.1:" + hung.getLocalPort());
            for (int i = 0; i < 10; i++) {
                plan(api);
            }
            Duration took = Rig.timed(() -> assertThat(sweep())
                    .hasSize(10)
                    .allSatisfy(healing -> assertThat(healing.outcome()).isEqualTo(Outcome.FAILED)));
            assertThat(took).isLessThan(LIMIT.multipliedBy(4));
        }
        assertThat(sweep()).as("nothing was noted as healed").hasSize(10);
    }

    @Test
    void a_server_that_refuses_may_hold_it_still() throws Exception {
        try (ObstructedApi api = ObstructedApi.before(rig.server().apiUrl())) {
            leaveAt(api.url());
            api.obstruct(call -> call.startsWith("DELETE"));
            assertThat(sweep()).extracting(Healing::outcome).containsExactlyInAnyOrder(Outcome.FAILED, Outcome.REMOVED);
            api.obstruct(call -> false);
            assertThat(sweep()).extracting(Healing::outcome).containsExactly(Outcome.REMOVED);
        }
    }

    @Test
    void what_a_live_runner_holds_is_left_alone() throws Exception {
        try (FaultJournal journal = FaultJournal.open(folder.resolve("live.ndjson"), Clock.systemUTC());
                ToxiproxyInjector injector = ToxiproxyInjector.connect(
                        rig.server().apiUrl(), InjectorSettings.defaults().withJournal(journal))) {
            injector.inject("echo", new NetworkFault.Outage());
            // A killed runner had disabled the same proxy before.
            plan(rig.server().apiUrl());
            assertThat(sweep())
                    .hasSize(2)
                    .allSatisfy(healing -> assertThat(healing.outcome()).isEqualTo(Outcome.IN_USE));
            assertThat(proxy()).contains("\"enabled\":false");
        }
    }

    @Test
    void what_a_live_runner_holds_is_its_own_by_whatever_name_it_calls_the_server() throws Exception {
        URI api = rig.server().apiUrl();
        try (FaultJournal journal = FaultJournal.open(folder.resolve("live.ndjson"), Clock.systemUTC());
                ToxiproxyInjector injector = ToxiproxyInjector.connect(
                        URI.create("http://localhost:" + api.getPort() + "/"),
                        InjectorSettings.defaults().withJournal(journal))) {
            injector.inject("echo", new NetworkFault.Outage());
            plan(api);
            assertThat(sweep()).extracting(Healing::outcome).containsOnly(Outcome.IN_USE);
            assertThat(proxy()).contains("\"enabled\":false");
        }
    }

    @Test
    void a_server_that_hangs_in_mid_sweep_is_asked_no_more() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (ObstructedApi api = ObstructedApi.before(rig.server().apiUrl())) {
            for (int i = 0; i < 5; i++) {
                leaveAt(api.url());
            }
            api.obstruct(call -> call.startsWith("DELETE") && awaited(end));
            Duration took = Rig.timed(() -> assertThat(sweep())
                    .allSatisfy(healing -> assertThat(healing.outcome()).isEqualTo(Outcome.FAILED)));
            assertThat(took).isLessThan(LIMIT.multipliedBy(4));
            Duration tookByApi = Rig.timed(() -> new ApiSweep(LOOPBACK, LIMIT).healOurs(api.url(), List.of()));
            assertThat(tookByApi).isLessThan(LIMIT.multipliedBy(4));
        } finally {
            end.countDown();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_journal_with_an_address_that_is_none_stops_no_sweep() throws Exception {
        Files.writeString(
                folder.resolve("a.ndjson"),
                "{\"event\":\"planned\",\"fault\":\"x\",\"proxy\":\"echo\",\"outage\":true}\n"
                        + "{\"event\":\"planned\",\"fault\":\"y\",\"api\":\"http://under_score:1\"}\n");
        leave();
        assertThat(sweep()).extracting(Healing::outcome).containsExactly(Outcome.REMOVED, Outcome.REMOVED);
        assertThat(new ApiSweep(LOOPBACK, LIMIT).healOurs(rig.server().apiUrl(), journals()))
                .isEmpty();
    }

    @Test
    void only_loopback_and_hosts_named_are_touched() throws Exception {
        plan(URI.create("http://192.0.2.1:8474"));
        assertThat(sweep()).extracting(Healing::outcome).containsExactly(Outcome.NOT_ALLOWED);
        assertThat(new AllowedHosts(Set.of("192.0.2.1")).allows(URI.create("http://192.0.2.1:8474")))
                .isTrue();
    }

    @Test
    void an_api_is_freed_of_our_toxics_and_of_outages_that_a_journal_knows() throws Exception {
        stranger();
        rig.server().createProxy("other", rig.upstreamAddress(), 0, Optional.empty());
        rig.call("POST", "/proxies/other", "{\"enabled\":false}");
        leave();
        ApiSweep sweep = new ApiSweep(LOOPBACK, LIMIT);
        assertThat(sweep.healOurs(rig.server().apiUrl(), journals()))
                .hasSize(2)
                .allSatisfy(healing -> assertThat(healing.outcome()).isEqualTo(Outcome.REMOVED));
        assertThat(proxy()).contains("\"enabled\":true", "\"stranger\"").doesNotContain(ToxiproxyInjector.PREFIX);
        assertThat(rig.call("GET", "/proxies/other", "").body()).contains("\"enabled\":false");
        assertThat(sweep.healOurs(rig.server().apiUrl(), journals())).isEmpty();
    }

    @Test
    void a_reset_frees_an_api_of_everything() throws Exception {
        stranger();
        leave();
        ApiSweep sweep = new ApiSweep(LOOPBACK, LIMIT);
        assertThat(sweep.reset(rig.server().apiUrl()))
                .hasSize(3)
                .allSatisfy(healing -> assertThat(healing.outcome()).isEqualTo(Outcome.REMOVED));
        assertThat(proxy()).contains("\"enabled\":true", "\"toxics\":[]");
        assertThat(sweep.reset(rig.server().apiUrl())).isEmpty();
    }

    @Test
    void an_api_that_was_named_and_does_not_answer_is_a_failure() {
        ApiSweep sweep = new ApiSweep(LOOPBACK, LIMIT);
        URI nowhere = URI.create("http://127.0.0.1:1");
        assertThat(sweep.healOurs(nowhere, List.of()))
                .extracting(Healing::outcome)
                .containsExactly(Outcome.FAILED);
        assertThat(sweep.reset(nowhere)).extracting(Healing::outcome).containsExactly(Outcome.FAILED);
    }

    private void stranger() throws Exception {
        rig.toxic("stranger", "latency", "downstream", "\"latency\":1");
    }

    private void leave() throws IOException {
        leaveAt(rig.server().apiUrl());
    }

    /** A latency and an outage, as a runner leaves them that is killed. */
    private void leaveAt(URI api) throws IOException {
        try (FaultJournal journal = FaultJournal.open(folder.resolve("killed.ndjson"), Clock.systemUTC())) {
            ToxiproxyInjector killed = ToxiproxyInjector.connect(
                    api,
                    InjectorSettings.defaults().withLease(Duration.ofHours(1)).withJournal(journal));
            killed.inject("echo", new NetworkFault.Latency(Duration.ofMillis(1)));
            killed.inject("echo", new NetworkFault.Outage());
        }
    }

    /** An outage that may have been applied. */
    private void plan(URI api) throws IOException {
        try (FaultJournal journal = FaultJournal.open(folder.resolve("planned.ndjson"), Clock.systemUTC())) {
            String id = ToxiproxyInjector.PREFIX + "outage-" + System.nanoTime();
            journal.planned(new PlannedFault(id, api, "echo", "outage", List.of(), true));
        }
    }

    private List<Healing> sweep() throws IOException {
        return new JournalSweep(LOOPBACK, LIMIT, Clock.systemUTC()).sweep(journals());
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private String proxy() throws Exception {
        return rig.call("GET", "/proxies/echo", "").body();
    }
}

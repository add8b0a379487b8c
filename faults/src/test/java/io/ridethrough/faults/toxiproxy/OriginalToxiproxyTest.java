package io.ridethrough.faults.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Lateness;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.TestUpstream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The injector against the original Toxiproxy; skipped, visibly, where it is not to be had. */
class OriginalToxiproxyTest {
    private static final int READ_LIMIT_MILLIS = 10_000;

    private Optional<OriginalToxiproxy> original = Optional.empty();
    private TestUpstream upstream;
    private Proxy proxy;
    private ToxiproxyInjector injector;

    @BeforeEach
    void start() throws Exception {
        Optional<Path> program = OriginalToxiproxy.program();
        assumeTrue(program.isPresent(), "needs toxiproxy-server on the PATH");
        OriginalToxiproxy server = OriginalToxiproxy.start(program.get(), 1);
        original = Optional.of(server);
        upstream = TestUpstream.echo();
        proxy = new ToxiproxyClient(server.url().getHost(), server.url().getPort())
                .createProxy("echo", "127.0.0.1:0", upstream.address());
        injector = ToxiproxyInjector.connect(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        if (original.isPresent()) {
            injector.close();
            upstream.close();
            original.get().close();
        }
    }

    @Test
    void latency_is_in_force_on_a_live_connection_and_gone_when_healed() throws Exception {
        try (Socket client = connect()) {
            roundTripMillis(client);
            try (Injection slow = injector.inject("echo", new NetworkFault.Latency(Duration.ofMillis(300)))) {
                assertThat(roundTripMillis(client)).isGreaterThanOrEqualTo(300);
                assertThat(slow.touched()).as("the original does not count").isEqualTo(-1);
            }
            assertThat(roundTripMillis(client)).isLessThan(300);
        }
    }

    @Test
    void an_outage_refuses_connections_until_it_is_healed() throws Exception {
        try (Injection ignored = injector.inject("echo", new NetworkFault.Outage())) {
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
        try (Socket client = connect()) {
            assertThat(roundTripMillis(client)).isLessThan(READ_LIMIT_MILLIS);
        }
    }

    @Test
    void more_than_it_can_do_is_refused_beforehand() throws Exception {
        Fault retries = new InferenceFault.HttpError(429, Optional.empty());
        Fault uneven = new NetworkFault.Latency(
                new Lateness(Duration.ofMillis(10), Duration.ofMillis(5), Lateness.Spread.NORMAL, List.of()));
        assertThat(List.of(retries, uneven)).noneMatch(injector::supports);
        assertThatThrownBy(() -> injector.inject("echo", retries))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("the fault proxy can do it");
        assertThatThrownBy(() -> injector.inject("echo", uneven)).isInstanceOf(InjectionException.class);
        assertThat(proxy.toxics().getAll()).isEmpty();
    }

    @Test
    void what_a_killed_runner_left_is_healed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("faults.ndjson");
        URI url = original.orElseThrow().url();
        AllowedHosts loopback = new AllowedHosts(Set.of());
        JournalSweep journals = new JournalSweep(loopback, Duration.ofSeconds(1), Clock.systemUTC());
        ApiSweep api = new ApiSweep(loopback, Duration.ofSeconds(1));

        leave(url, file);
        assertThat(journals.sweep(List.of(file)))
                .extracting(Healing::outcome)
                .containsExactly(Healing.Outcome.REMOVED, Healing.Outcome.REMOVED);
        assertHealthy();
        leave(url, file);
        assertThat(api.healOurs(url, List.of(file))).hasSize(2);
        assertHealthy();
        leave(url, file);
        assertThat(api.reset(url)).hasSize(2);
        assertHealthy();
    }

    private static void leave(URI url, Path file) throws IOException {
        try (FaultJournal journal = FaultJournal.open(file, Clock.systemUTC())) {
            ToxiproxyInjector killed =
                    ToxiproxyInjector.connect(url, InjectorSettings.defaults().withJournal(journal));
            killed.inject("echo", new NetworkFault.Latency(Duration.ofMillis(300)));
            killed.inject("echo", new NetworkFault.Outage());
        }
    }

    private void assertHealthy() throws IOException {
        assertThat(proxy.toxics().getAll()).isEmpty();
        try (Socket client = connect()) {
            assertThat(roundTripMillis(client)).isLessThan(300);
        }
    }

    private Socket connect() throws IOException {
        String listen = proxy.getListen();
        Socket socket = new Socket("127.0.0.1", Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1)));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_LIMIT_MILLIS);
        return socket;
    }

    private static long roundTripMillis(Socket client) throws IOException {
        long start = System.nanoTime();
        client.getOutputStream().write('x');
        assertThat(client.getInputStream().read()).isEqualTo('x');
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}

package io.ridethrough.faults.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.TestUpstream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

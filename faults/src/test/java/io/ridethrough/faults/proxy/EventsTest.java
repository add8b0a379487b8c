package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.exchange;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.events.ProxyEvent;
import io.ridethrough.faults.proxy.events.ProxyEvent.Attempt;
import io.ridethrough.faults.proxy.events.ProxyEvent.ConnectionClosed;
import io.ridethrough.faults.proxy.events.ProxyEvent.FirstAffected;
import io.ridethrough.faults.proxy.events.ProxyEvent.FirstFree;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final String GET = "GET / HTTP/1.1\r\nX-Inference-Point: identity\r\n\r\n";

    private final List<ProxyEvent> told = new CopyOnWriteArrayList<>();

    @Test
    void a_connection_under_a_passing_toxic_is_told_in_order() throws Exception {
        try (Rig rig = heard(Rig.start())) {
            try (Socket socket = rig.connect()) {
                exchange(socket, GET);
                rig.toxic("slow", "latency", "downstream", "\"latency\":1");
                exchange(socket, GET);
                exchange(socket, GET);
                rig.removeToxic("slow");
                exchange(socket, GET);
            }
            awaitWord("connection_closed");
            assertThat(words())
                    .containsExactly(
                            "connection_opened",
                            "attempt",
                            "toxic_added",
                            "attempt",
                            "first_affected",
                            "attempt",
                            "toxic_removed",
                            "attempt",
                            "first_free",
                            "connection_closed");
            assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.atNanos(), b.atNanos()));
            assertThat(only(Attempt.class))
                    .allSatisfy(attempt -> assertThat(attempt.point()).isEqualTo("identity"));
            ConnectionClosed closed = only(ConnectionClosed.class).get(0);
            assertThat(closed.connection()).isEqualTo(1);
            assertThat(closed.bytesUp()).isEqualTo(4L * GET.length());
            assertThat(closed.bytesDown()).isEqualTo(4L * GET.length());
        }
    }

    @Test
    void a_toxic_that_moves_with_its_proxy_was_first_felt_where_it_was() throws Exception {
        try (Rig rig = heard(Rig.start());
                TestUpstream other = TestUpstream.echo()) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":1");
            try (Socket socket = rig.connect()) {
                exchange(socket, GET);
            }
            assertThat(rig.status("POST", "/proxies/echo", "{\"upstream\":\"" + other.address() + "\"}"))
                    .isEqualTo(200);
            try (Socket socket = rig.connect()) {
                exchange(socket, GET);
            }
            assertThat(only(FirstAffected.class)).hasSize(1);
            assertThat(rig.call("GET", "/proxies/echo/toxics/slow", "").body())
                    .contains("\"touched\":2,\"first_affected_nanos\":"
                            + only(FirstAffected.class).get(0).atNanos());
        }
    }

    @Test
    void bytes_that_a_toxic_held_are_free_when_it_goes() throws Exception {
        try (Rig rig = heard(Rig.start());
                Socket socket = rig.connect()) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":60000");
            socket.getOutputStream().write("ping".getBytes(US_ASCII));
            awaitWord("first_affected");
            assertThat(words()).doesNotContain("first_free");

            rig.removeToxic("slow");

            assertThat(socket.getInputStream().readNBytes(4)).hasSize(4);
            assertThat(words()).endsWith("toxic_removed", "first_free");
            assertThat(only(FirstFree.class).get(0).toxic()).contains("slow");
        }
    }

    @Test
    void bytes_of_the_other_direction_say_nothing_of_a_toxic_that_went() throws Exception {
        try (Rig rig = heard(Rig.start());
                Socket socket = rig.connect()) {
            rig.toxic("mute", "timeout", "downstream", "\"timeout\":0");
            rig.toxic("slow", "latency", "downstream", "\"latency\":1");
            rig.removeToxic("slow");
            exchangeNothing(rig, socket);
            // The bytes are counted before it is told of them.
            awaitWord("first_free");
            assertThat(freed()).containsExactly(Optional.of("slow"));

            rig.removeToxic("mute");
            assertThat(freed()).containsExactly(Optional.of("slow"));
            try (Socket next = rig.connect()) {
                exchange(next, "ping");
            }
            assertThat(freed()).containsExactly(Optional.of("slow"), Optional.of("mute"));
        }
    }

    @Test
    void an_outage_affects_a_live_connection_first_and_is_over_with_the_first_byte() throws Exception {
        try (Rig rig = heard(Rig.start())) {
            try (Socket socket = rig.connect()) {
                exchange(socket, "ping");
                rig.setEnabled(false);
                rig.setEnabled(true);
            }
            assertThat(words()).doesNotContain("first_free");
            try (Socket socket = rig.connect()) {
                exchange(socket, "ping");
            }
            awaitWord("first_free");
            assertThat(words())
                    .startsWith(
                            "connection_opened",
                            "outage_began",
                            "first_affected",
                            "connection_closed",
                            "outage_ended",
                            "connection_opened",
                            "first_free");
            assertThat(only(FirstAffected.class).get(0).toxic()).isEmpty();
            assertThat(freed()).containsExactly(Optional.empty());
        }
    }

    @Test
    void an_outage_that_closes_nobody_affects_nobody_that_is_known() throws Exception {
        try (Rig rig = heard(Rig.start())) {
            rig.setEnabled(false);
            rig.setEnabled(true);
            rig.setEnabled(false);
            rig.setEnabled(true);
            try (Socket socket = rig.connect()) {
                exchange(socket, "ping");
            }
            assertThat(only(FirstAffected.class)).isEmpty();
            assertThat(freed()).containsExactly(Optional.empty());
        }
    }

    @Test
    void a_lease_that_lapses_is_told_as_such() throws Exception {
        FaultProxySettings brief = FaultProxySettings.defaults().withLease(Duration.ofMillis(200));
        try (Rig rig = heard(Rig.start(brief, TestUpstream.echo()))) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":1");
            rig.setEnabled(false);
            awaitWord("toxic_lapsed");
            awaitWord("outage_lapsed");
            assertThat(words()).doesNotContain("toxic_removed", "outage_ended");
        }
    }

    @Test
    void what_is_too_much_is_told() throws Exception {
        FaultProxySettings tight = FaultProxySettings.defaults().withCaps(1, 1024);
        try (Rig rig = heard(Rig.start(tight, TestUpstream.echo()));
                Socket first = rig.connect()) {
            exchange(first, "ping");
            rig.connect().close();
            awaitWord("connection_over_limit");
            assertThat(words()).containsExactly("connection_opened", "connection_over_limit");
        }
    }

    @Test
    void an_upstream_that_refuses_is_told() throws Exception {
        String nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + gone.getLocalPort();
        }
        try (Rig rig = heard(Rig.start())) {
            ProxyAddress dead = rig.server().createProxy("dead", nobody, 0, Optional.empty());
            new Socket(dead.host(), dead.port()).close();
            awaitWord("connection_closed");
            assertThat(words()).containsExactly("connection_opened", "connection_refused", "connection_closed");
            assertThat(told).allSatisfy(event -> assertThat(event.proxy()).isEqualTo("dead"));
        }
    }

    @Test
    void an_updated_toxic_is_told_and_a_live_one_says_when_it_first_acted() throws Exception {
        try (Rig rig = heard(Rig.start());
                Socket socket = rig.connect()) {
            rig.toxic("slow", "latency", "downstream", "\"latency\":1");
            String untouched = rig.call("GET", "/proxies/echo/toxics/slow", "").body();
            assertThat(untouched).doesNotContain("first_affected_nanos");
            rig.call("POST", "/proxies/echo/toxics/slow", "{\"attributes\":{\"latency\":2}}");
            exchange(socket, "ping");

            long atNanos = only(FirstAffected.class).get(0).atNanos();
            assertThat(rig.call("GET", "/proxies/echo/toxics/slow", "").body())
                    .contains("\"first_affected_nanos\":" + atNanos);
            assertThat(words()).containsSubsequence("toxic_added", "toxic_updated", "first_affected");
        }
    }

    @Test
    void times_start_at_the_settings_clock_and_are_carried_on_from_there() throws Exception {
        Instant start = Instant.parse("2030-01-02T03:04:05.678901234Z");
        FaultProxySettings settings = FaultProxySettings.defaults().withClock(Clock.fixed(start, ZoneOffset.UTC));
        long startNanos = TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + start.getNano();
        try (Rig rig = heard(Rig.start(settings, TestUpstream.echo()));
                Socket socket = rig.connect()) {
            exchange(socket, GET);
            assertThat(told)
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.atNanos())
                            .isBetween(startNanos + 1, startNanos + TimeUnit.SECONDS.toNanos(60)));
        }
    }

    @Test
    void a_listener_that_throws_harms_neither_traffic_nor_other_listeners() throws Exception {
        try (Rig rig = Rig.start()) {
            rig.server().addEventListener(event -> {
                throw new IllegalStateException("a listener's mistake");
            });
            heard(rig);
            try (Socket socket = rig.connect()) {
                assertThat(exchange(socket, "ping")).isEqualTo("ping");
            }
            awaitWord("connection_opened");
        }
    }

    /** Sends what never comes back, and waits until the proxy has taken it. */
    private static void exchangeNothing(Rig rig, Socket socket) throws Exception {
        long beforeBytes = rig.counters().bytesDown();
        socket.getOutputStream().write("ping".getBytes(US_ASCII));
        Rig.await("the echo arrives", () -> rig.counters().bytesDown() == beforeBytes + 4);
    }

    private Rig heard(Rig rig) {
        rig.server().addEventListener(told::add);
        return rig;
    }

    private List<String> words() {
        return told.stream().map(ProxyEvent::word).toList();
    }

    private List<Optional<String>> freed() {
        return only(FirstFree.class).stream().map(FirstFree::toxic).toList();
    }

    private <E extends ProxyEvent> List<E> only(Class<E> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void awaitWord(String word) throws InterruptedException {
        Rig.await(word, () -> words().contains(word));
    }
}

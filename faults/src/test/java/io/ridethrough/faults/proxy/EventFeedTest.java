package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.await;
import static io.ridethrough.faults.proxy.Rig.exchange;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ridethrough.faults.proxy.events.EventFeed;
import io.ridethrough.faults.proxy.events.ProxyEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EventFeedTest {
    private static final String GET = "GET / HTTP/1.1\r\nX-Inference-Point: identity\r\n\r\n";

    private final List<ProxyEvent> heard = new CopyOnWriteArrayList<>();

    @Test
    void everything_is_heard_over_http_as_it_is_told_in_process() throws Exception {
        List<ProxyEvent> told = new CopyOnWriteArrayList<>();
        try (Rig rig = Rig.start();
                EventFeed feed = EventFeed.open(rig.server().apiUrl(), heard::add)) {
            rig.server().addEventListener(told::add);
            try (Socket socket = rig.connect()) {
                exchange(socket, GET);
                rig.toxic("slow", "latency", "downstream", "\"latency\":1");
                exchange(socket, GET);
                rig.removeToxic("slow");
                exchange(socket, "GET / HTTP/1.1\r\n\r\n");
                rig.setEnabled(false);
            }
            rig.setEnabled(true);
            await(
                    "the end of the outage",
                    () -> !heard.isEmpty() && heard.get(heard.size() - 1) instanceof ProxyEvent.OutageEnded);

            assertThat(heard).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(told);
            assertThat(heard)
                    .filteredOn(ProxyEvent.Attempt.class::isInstance)
                    .extracting(event -> ((ProxyEvent.Attempt) event).point())
                    .containsExactly("identity", "identity", "");
            assertThat(feed.failure()).isEmpty();
        }
    }

    @Test
    void a_proxy_that_is_gone_is_a_failure_and_a_feed_that_was_closed_is_none() throws Exception {
        try (Rig rig = Rig.start();
                EventFeed closed = EventFeed.open(rig.server().apiUrl(), heard::add);
                EventFeed open = EventFeed.open(rig.server().apiUrl(), heard::add)) {
            closed.close();
            rig.server().close();

            await("the failure", () -> open.failure().isPresent());
            assertThat(open.failure().orElseThrow())
                    .contains(rig.server().apiUrl().toString());
            assertThat(closed.failure()).isEmpty();
        }
    }

    @Test
    void events_that_were_lost_are_a_failure_for_good() throws Exception {
        try (Canned server = new Canned("{\"at_nanos\":1,\"event\":\"lost\",\"count\":3}\n");
                EventFeed feed = EventFeed.open(server.url(), heard::add)) {
            await("the failure", () -> feed.failure().isPresent());
            assertThat(feed.failure().orElseThrow()).contains("3 events were lost");
        }
    }

    @Test
    void what_is_no_event_is_a_failure_and_what_is_not_known_is_passed_over() throws Exception {
        try (Canned server = new Canned("{\"at_nanos\":1,\"event\":\"moved\",\"proxy\":\"a\"}\n<html>\n");
                EventFeed feed = EventFeed.open(server.url(), heard::add)) {
            await("the failure", () -> feed.failure().isPresent());
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void a_toxiproxy_without_events_is_refused() throws Exception {
        try (Canned server = new Canned("")) {
            assertThatThrownBy(() -> EventFeed.open(server.url(), heard::add))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("404");
        }
    }

    /** Answers {@code /events} with a text and ends, or with 404 where there is none. */
    private static final class Canned implements AutoCloseable {
        private final HttpServer server;

        Canned(String text) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
            server.createContext("/events", exchange -> {
                byte[] body = text.getBytes(UTF_8);
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

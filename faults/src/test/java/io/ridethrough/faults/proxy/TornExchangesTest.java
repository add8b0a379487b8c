package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.HttpRig.readAll;
import static io.ridethrough.faults.proxy.HttpRig.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left of exchanges that end before their time. */
class TornExchangesTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: model\r\n\r\n";
    private static final String HELD = "ridethrough_proxy_held_bytes";

    @Test
    void what_an_exchange_held_is_given_back_once_when_its_connection_is_gone() throws Exception {
        HttpRig.Script script = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok");
            socket.getInputStream().read();
        };
        try (HttpRig rig = HttpRig.start(script)) {
            rig.toxic("first", "first_token", Map.of("delay", 60_000));
            try (Socket socket = rig.connect()) {
                write(socket, GET + GET);
                Rig.await("answer and request are held", () -> held(rig) > 2 * GET.length());
                socket.setSoLinger(true, 0);
            }
            Rig.await("the connection is gone", () -> rig.counters().openConnections() == 0);
            assertThat(held(rig)).isZero();
        }
    }

    @Test
    void an_upload_is_slowed_without_a_stream_being_named() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath)) {
            rig.toxic("slow", "slow_upload", Map.of("rate", 0));
            try (Socket socket = rig.connect()) {
                write(socket, "POST /late HTTP/1.1\r\nContent-Length: 2\r\n\r\nok");
                Rig.await("the body is slowed", () -> rig.counters().touched().containsValue(1L));
                rig.removeToxic("slow");
                assertThat(HttpRig.readAnswer(socket)).endsWith("late");
            }
        }
    }

    @Test
    void a_head_that_breaks_off_reaches_the_client_as_far_as_it_came() throws Exception {
        String half = "HTTP/1.1 200 OK\r\nContent-Type: text/pl";
        HttpRig.Script script = (request, socket) -> {
            write(socket, half.substring(0, 20));
            write(socket, half.substring(20));
            socket.close();
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(socket, GET);
            assertThat(readAll(socket)).isEqualTo(half);
        }
    }

    private static double held(HttpRig rig) {
        try {
            return rig.metric(HELD);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

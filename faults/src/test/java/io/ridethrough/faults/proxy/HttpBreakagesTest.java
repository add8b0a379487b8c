package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.HttpRig.readAll;
import static io.ridethrough.faults.proxy.HttpRig.readAnswer;
import static io.ridethrough.faults.proxy.HttpRig.readTo;
import static io.ridethrough.faults.proxy.HttpRig.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is broken off, and what is no HTTP/1.x or no longer is. */
class HttpBreakagesTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: model\r\n\r\n";

    @Test
    void an_upgrade_is_followed_by_raw_bytes_both_ways() throws Exception {
        HttpRig.Script script = (request, socket) -> {
            write(socket, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: chatter\r\nConnection: upgrade\r\n\r\n\u0000");
            int octet = socket.getInputStream().read();
            while (octet >= 0) {
                socket.getOutputStream().write(octet);
                octet = socket.getInputStream().read();
            }
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(socket, "GET / HTTP/1.1\r\nUpgrade: chatter\r\nConnection: upgrade\r\n\r\n\u0001early");
            assertThat(readTo(socket, "\u0000\u0001early")).startsWith("HTTP/1.1 101");
            write(socket, "GET \u0002");
            assertThat(readTo(socket, "GET \u0002")).hasSize(5);
        }
    }

    @Test
    void a_tunnel_is_raw_from_its_answer_on() throws Exception {
        HttpRig.Script script = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\n\r\n\u0003");
            write(socket, readTo(socket, "raw"));
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(socket, "CONNECT there:1 HTTP/1.1\r\n\r\n");
            readTo(socket, "\u0003");
            write(socket, "raw");
            assertThat(readTo(socket, "raw")).isEqualTo("raw");
        }
    }

    @Test
    void what_is_no_http_is_reset() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath)) {
            for (String odd : new String[] {
                "\u0016\u0003\u0001\u0000\u0005hello", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / SMTP\r\n\r\n"
            }) {
                try (Socket socket = rig.connect()) {
                    write(socket, odd);
                    assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
                }
            }
            assertThat(rig.requests()).isEmpty();
        }
    }

    @Test
    void an_answer_that_is_no_http_resets_the_client() throws Exception {
        try (HttpRig rig = HttpRig.start((request, socket) -> {
                    write(socket, "220 mail ready\r\n");
                    socket.getInputStream().read();
                });
                Socket socket = rig.connect()) {
            write(socket, GET);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void the_wish_for_http_2_does_not_reach_the_upstream() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            write(
                    socket,
                    "GET /a HTTP/1.1\r\nHost: m\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n"
                            + "Connection: Upgrade, HTTP2-Settings\r\nAccept-Encoding: gzip\r\n\r\n");
            readAnswer(socket);
            assertThat(rig.requests().get(0).head())
                    .isEqualTo("GET /a HTTP/1.1\r\nHost: m\r\nAccept-Encoding: gzip\r\n\r\n");
        }
    }

    @Test
    void a_reset_by_the_upstream_in_mid_stream_resets_the_client() throws Exception {
        HttpRig.Script script = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            readTo(socket, "go");
            socket.setSoLinger(true, 0);
            socket.close();
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(socket, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            readTo(socket, "\r\n\r\n");
            assertThat(rig.counters().openStreams()).isEqualTo(1);
            write(socket, "go");
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(rig.counters().openStreams()).isZero();
            assertThat(rig.counters().streams()).isEqualTo(1);
        }
    }

    @Test
    void a_client_that_leaves_in_mid_stream_ends_the_upstreams_connection() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        HttpRig.Script script = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try {
                while (true) {
                    write(socket, "3\r\nabc\r\n");
                    Thread.sleep(1);
                }
            } catch (IOException | InterruptedException e) {
                ended.countDown();
            }
        };
        try (HttpRig rig = HttpRig.start(script)) {
            try (Socket socket = rig.connect()) {
                write(socket, GET);
                readTo(socket, "abc");
            }
            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_answer_that_is_cut_off_is_cut_off_for_the_client() throws Exception {
        HttpRig.Script script = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"half\"");
            socket.close();
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(socket, GET);
            assertThat(readAll(socket)).endsWith("Content-Length: 100\r\n\r\n{\"half\"");
        }
    }
}

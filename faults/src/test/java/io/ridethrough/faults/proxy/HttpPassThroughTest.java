package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.HttpRig.readAll;
import static io.ridethrough.faults.proxy.HttpRig.readAnswer;
import static io.ridethrough.faults.proxy.HttpRig.readTo;
import static io.ridethrough.faults.proxy.HttpRig.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HttpPassThroughTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: model\r\n\r\n";

    @Test
    void heads_and_bodies_pass_unchanged_both_ways() throws Exception {
        String answer = "HTTP/1.1 299 Rather odd\r\nx-ODD: \u00e4 b \r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n"
                + "Content-Length: 5\r\n\r\nhe\u0000lo";
        String request =
                "POST /a?b=%20c HTTP/1.1\r\nhost: model\r\nX-Twice: 1\r\nX-Twice: 2\r\nContent-Length: 3\r\n\r\nxyz";
        try (HttpRig rig = HttpRig.start((got, socket) -> write(socket, answer));
                Socket socket = rig.connect()) {
            for (int i = 0; i < 3; i++) {
                write(socket, request);
                assertThat(readAnswer(socket)).isEqualTo(answer.replace("b \r", "b\r"));
            }
            assertThat(rig.requests()).hasSize(3).allSatisfy(got -> {
                assertThat(got.head()).isEqualTo(request.substring(0, request.length() - 3));
                assertThat(got.body()).isEqualTo("xyz");
            });
            assertThat(rig.counters().attempts()).isEqualTo(3);
        }
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                all.append("GET /answer").append(i).append(" HTTP/1.1\r\n\r\n");
            }
            write(socket, all.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(readAnswer(socket)).endsWith("\r\n\r\nanswer" + i);
            }
        }
    }

    @Test
    void a_pipelined_request_reaches_the_upstream_only_after_the_answer_before_it() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        AtomicBoolean sawMore = new AtomicBoolean();
        TestUpstream upstream = TestUpstream.start(socket -> {
            readTo(socket, "\r\n\r\n");
            await(mayAnswer);
            sawMore.set(socket.getInputStream().available() > 0);
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na");
            readTo(socket, "/second HTTP/1.1\r\n\r\n");
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb");
        });
        try (FaultProxyServer server = FaultProxyServer.start(FaultProxySettings.defaults());
                upstream) {
            ProxyAddress proxy = server.createHttpProxy("p", upstream.address(), 0, java.util.Optional.empty());
            try (Socket socket = new Socket(proxy.host(), proxy.port())) {
                write(socket, GET + "GET /second HTTP/1.1\r\n\r\n");
                Rig.await(
                        "both requests are with the proxy",
                        () -> server.counters("p").attempts() == 2);
                mayAnswer.countDown();
                assertThat(readAnswer(socket)).endsWith("a");
                assertThat(readAnswer(socket)).endsWith("b");
                assertThat(sawMore).isFalse();
            }
        }
    }

    @Test
    void answers_without_content_leave_the_connection_in_step() throws Exception {
        HttpRig.Script script = (request, socket) -> {
            switch (request.path()) {
                case "/head" -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                case "/204" -> write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                case "/304" -> write(socket, "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n");
                default -> HttpRig.echoPath(request, socket);
            }
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(
                    socket,
                    "HEAD /head HTTP/1.1\r\n\r\nGET /204 HTTP/1.1\r\n\r\nGET /304 HTTP/1.1\r\n\r\nGET /end HTTP/1.1\r\n\r\n");
            assertThat(readTo(socket, "\r\n\r\n")).contains("Content-Length: 1000");
            assertThat(readTo(socket, "\r\n\r\n")).startsWith("HTTP/1.1 204");
            assertThat(readTo(socket, "\r\n\r\n")).startsWith("HTTP/1.1 304").contains("Content-Length: 7");
            assertThat(readAnswer(socket)).endsWith("\r\n\r\nend");
        }
    }

    @Test
    void a_client_that_awaits_leave_to_send_its_body_gets_it() throws Exception {
        HttpRig.Script script = (request, socket) -> {
            write(socket, "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n");
            String body = readTo(socket, "lo");
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + body);
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(socket, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            assertThat(readTo(socket, "\r\n\r\n")).startsWith("HTTP/1.1 103");
            assertThat(readTo(socket, "\r\n\r\n")).startsWith("HTTP/1.1 100");
            write(socket, "hello");
            assertThat(readAnswer(socket)).endsWith("\r\n\r\nhello");
        }
    }

    @Test
    void chunks_and_trailers_pass_both_ways() throws Exception {
        String chunks = "5\r\nhello\r\n6\r\n world\r\n0\r\nX-Sum: 11\r\n\r\n";
        HttpRig.Script script = (request, socket) -> {
            String body = readTo(socket, "X-Sum: 11\r\n\r\n");
            write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            for (int i = 0; i < 2; i++) {
                write(socket, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
                assertThat(readTo(socket, "\r\n\r\n")).contains("Transfer-Encoding: chunked");
                assertThat(readTo(socket, "X-Sum: 11\r\n\r\n")).isEqualTo(chunks);
            }
        }
    }

    @Test
    void an_answer_without_a_length_lasts_until_the_connection_ends() throws Exception {
        String answer = "HTTP/1.0 200 OK\r\n\r\nall there is";
        HttpRig.Script script = (request, socket) -> {
            write(socket, answer);
            socket.close();
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(socket, GET);
            assertThat(readAll(socket)).isEqualTo(answer);
        }
    }

    @Test
    void events_arrive_one_by_one_as_they_are_sent() throws Exception {
        HttpRig.Script script = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 200; i++) {
                readTo(socket, "?");
                write(socket, "9\r\ndata: x\n\n\r\n");
            }
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(socket, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 200\r\n\r\n");
            readTo(socket, "\r\n\r\n");
            Duration all = Rig.timed(() -> {
                for (int i = 0; i < 200; i++) {
                    write(socket, "?");
                    assertThat(readTo(socket, "\n\n\r\n")).isEqualTo("9\r\ndata: x\n\n\r\n");
                }
            });
            assertThat(all).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void large_bodies_pass_both_ways() throws Exception {
        byte[] body = new byte[5_000_000];
        new Random(7).nextBytes(body);
        HttpRig.Script script = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + request.body().length() + "\r\n\r\n");
            write(socket, request.body());
        };
        try (HttpRig rig = HttpRig.start(script);
                Socket socket = rig.connect()) {
            write(socket, "POST / HTTP/1.1\r\nContent-Length: " + body.length + "\r\n\r\n");
            write(socket, body);
            readTo(socket, "\r\n\r\n");
            assertThat(socket.getInputStream().readNBytes(body.length)).isEqualTo(body);
        }
    }

    @Test
    void requests_that_wait_stop_the_reading_once_they_are_too_many() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        HttpRig.Script script = (request, socket) -> {
            await(mayAnswer);
            HttpRig.echoPath(request, socket);
        };
        FaultProxySettings settings = FaultProxySettings.defaults().withCaps(10, 64 * 1024);
        try (HttpRig rig = HttpRig.start(settings, script);
                Socket socket = rig.connect()) {
            byte[] request = bytes("POST /a HTTP/1.1\r\nContent-Length: 60000\r\n\r\n" + "x".repeat(60_000));
            int count = 60;
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < count; i++) {
                        write(socket, request);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sender.start();
            Rig.await("some wait", () -> rig.counters().bytesUp() > 64 * 1024);
            Thread.sleep(200);
            // The cap, the first request, and what one turn of reading brings.
            assertThat(rig.counters().bytesUp()).isLessThan(64 * 1024 + 60_000 + 16 * 64 * 1024);
            mayAnswer.countDown();
            for (int i = 0; i < count; i++) {
                assertThat(readAnswer(socket)).endsWith("a");
            }
            sender.join();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IOException("nobody lets this go on");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}

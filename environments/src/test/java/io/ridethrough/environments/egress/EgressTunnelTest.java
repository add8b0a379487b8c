package io.ridethrough.environments.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressTunnelTest {
    @TempDir
    private Path folder;

    private EgressFixture egress;
    private ServerSocket callee;

    @BeforeEach
    void open() throws IOException {
        egress = new EgressFixture(folder);
        callee = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        callee.setSoTimeout((int) EgressFixture.PATIENCE.toMillis());
    }

    @AfterEach
    void close() throws IOException {
        egress.close();
        callee.close();
    }

    @Test
    void https_passes_and_is_written_down_with_its_size_and_as_unread() throws Exception {
        try (TlsServer server = new TlsServer(folder)) {
            HttpClient caller = egress.caller().sslContext(server.trust()).build();
            String secret = "heron-alpine-0007 ".repeat(1000);
            HttpResponse<String> answer = caller.send(
                    HttpRequest.newBuilder(server.url())
                            .timeout(EgressFixture.PATIENCE)
                            .POST(BodyPublishers.ofString(secret))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(secret);
            egress.close();

            assertThat(egress.lines()).singleElement().satisfies(line -> {
                assertThat(line.path("method").asText()).isEqualTo("CONNECT");
                assertThat(line.path("target").asText())
                        .isEqualTo("127.0.0.1:" + server.url().getPort());
                assertThat(line.path("address").asText()).isEqualTo("127.0.0.1");
                assertThat(line.path("request_bytes").asLong()).isGreaterThan(secret.length());
                assertThat(line.path("response_bytes").asLong()).isGreaterThan(secret.length());
                assertThat(line.path("scanned").asBoolean(true)).isFalse();
                assertThat(line.has("canaries")).isFalse();
                assertThat(line.path("note").asText()).isEqualTo("encrypted by caller and callee");
                // The client keeps its connection for later calls: what had passed is written down all the same.
                assertThat(line.path("ending").asText()).isEqualTo("open");
            });
        }
    }

    @Test
    void bytes_pass_both_ways_each_direction_ends_by_itself_and_plain_ones_are_looked_through() throws Exception {
        CompletableFuture<String> heard = accept((in, out) -> {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            out.write("after the end of yours: heron-harbour-0001".getBytes(StandardCharsets.UTF_8));
            return all;
        });
        try (Socket caller = egress.raw()) {
            assertThat(connect(caller, "")).startsWith("HTTP/1.1 200 ");
            caller.getOutputStream().write("mail to jane@exam".getBytes(StandardCharsets.UTF_8));
            caller.getOutputStream().flush();
            caller.getOutputStream().write("ple.test".getBytes(StandardCharsets.UTF_8));
            caller.shutdownOutput();
            assertThat(caller.getInputStream().readAllBytes()).asString().endsWith("heron-harbour-0001");
        }
        assertThat(heard.get(5, TimeUnit.SECONDS)).isEqualTo("mail to jane@example.test");
        JsonNode line = egress.linesAfter(1).get(0);
        assertThat(line.path("ending").asText()).isEqualTo("answered");
        assertThat(line.path("request_bytes").asLong()).isEqualTo("mail to jane@example.test".length());
        assertThat(line.path("scanned").asBoolean()).isTrue();
        assertThat(line.path("canaries").toString()).matches("\\[\"e-mail:[0-9a-f]{16}\"]");
        assertThat(line.path("answer_canaries").toString()).isEqualTo("[\"heron-harbour-0001\"]");
    }

    @Test
    void what_the_caller_sends_without_waiting_is_not_lost_nor_read_as_http() throws Exception {
        String early = "GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: x\r\n\r\n";
        CompletableFuture<String> heard =
                accept((in, out) -> new String(in.readNBytes(early.length()), StandardCharsets.UTF_8));
        try (Socket caller = egress.raw()) {
            assertThat(connect(caller, early)).startsWith("HTTP/1.1 200 ");
            assertThat(heard.get(5, TimeUnit.SECONDS)).isEqualTo(early);
        }
        assertThat(egress.linesAfter(1)).hasSize(1);
    }

    @Test
    void a_callee_that_does_not_read_stops_the_caller_and_nothing_is_lost() throws Exception {
        byte[] much = new byte[32 * 1024 * 1024];
        new Random(7).nextBytes(much);
        much[0] = 'x';
        CompletableFuture<Boolean> mayRead = new CompletableFuture<>();
        CompletableFuture<Boolean> same = accept((in, out) -> {
            mayRead.get(5, TimeUnit.SECONDS);
            return isSame(in, much);
        });
        try (Socket caller = egress.raw()) {
            connect(caller, "");
            AtomicLong sentBytes = new AtomicLong();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(caller, much, sentBytes));
            // The systems' buffers are full on both sides; the recorder holds little more than one read of it, and
            // takes no
            // more for as long as nobody reads.
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> sent.get(1, TimeUnit.SECONDS));
            assertThat(sentBytes.get()).isLessThan(much.length);
            mayRead.complete(true);
            assertThat(same.get(10, TimeUnit.SECONDS)).isTrue();
            sent.get(5, TimeUnit.SECONDS);
        }
    }

    private static boolean isSame(InputStream in, byte[] expected) throws IOException {
        byte[] piece = new byte[65_536];
        int at = 0;
        int read = in.read(piece);
        while (read > 0 && Arrays.equals(piece, 0, read, expected, at, at + read)) {
            at += read;
            read = at < expected.length ? in.read(piece, 0, Math.min(piece.length, expected.length - at)) : 0;
        }
        return at == expected.length;
    }

    private static void send(Socket to, byte[] bytes, AtomicLong sent) {
        try {
            for (int from = 0; from < bytes.length; from += 65_536) {
                to.getOutputStream().write(bytes, from, 65_536);
                sent.addAndGet(65_536);
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void a_callee_that_resets_is_a_cut_and_a_caller_that_resets_an_abandonment() throws Exception {
        CompletableFuture<Integer> heard = accept((in, out) -> in.readAllBytes().length);
        try (Socket caller = egress.raw()) {
            connect(caller, "");
            caller.setSoLinger(true, 0);
        }
        assertThat(heard.get(5, TimeUnit.SECONDS)).isZero();
        assertThat(egress.linesAfter(1).get(0).path("ending").asText()).isEqualTo("abandoned");

        try (Socket caller = egress.raw()) {
            assertThat(connect(caller, "")).startsWith("HTTP/1.1 200 ");
            try (Socket called = callee.accept()) {
                called.setSoLinger(true, 0);
            }
            assertThatEnds(caller.getInputStream());
        }
        assertThat(egress.linesAfter(2).get(1).path("ending").asText()).isEqualTo("cut");
    }

    @Test
    void a_tunnel_to_nobody_is_a_502_and_one_out_of_reach_a_403() throws Exception {
        int free = callee.getLocalPort();
        callee.close();

        assertThat(egress.exchange("CONNECT 127.0.0.1:" + free + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                .contains("nobody listens there");
        assertThat(egress.exchange("CONNECT model.example.com:443 HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 403 Forbidden\r\n")
                .contains("model.example.com:443 is declared nowhere to be at home");
        assertThat(egress.linesAfter(2))
                .extracting(line -> line.path("ending").asText() + " " + line.path("status"))
                .containsExactly("unreachable 502", "refused 403");
    }

    @Test
    void a_refused_tunnel_is_an_error_to_an_ordinary_client() throws Exception {
        HttpRequest abroad = HttpRequest.newBuilder(URI.create("https://model.example.com/v1/chat/completions"))
                .timeout(EgressFixture.PATIENCE)
                .build();
        HttpClient caller = egress.caller().build();
        assertThatThrownBy(() -> caller.send(abroad, BodyHandlers.discarding())).isInstanceOf(IOException.class);
        assertThat(egress.linesAfter(1).get(0).path("target").asText()).isEqualTo("model.example.com:443");
    }

    @Test
    void a_tunnel_that_is_open_when_the_recorder_closes_is_written_down_with_what_passed() throws Exception {
        CompletableFuture<String> heard = accept((in, out) -> new String(in.readNBytes(5), StandardCharsets.UTF_8));
        try (Socket caller = egress.raw()) {
            connect(caller, "");
            caller.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
            heard.get(5, TimeUnit.SECONDS);
            egress.close();
        }
        assertThat(egress.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("request_bytes").asLong()).isEqualTo(5);
            assertThat(line.path("ending").asText()).isEqualTo("open");
        });
    }

    @Test
    void a_tunnel_through_which_nothing_passes_is_given_up() throws Exception {
        egress.close();
        try (EgressFixture impatient = new EgressFixture(
                        folder,
                        EgressSettings.of(Clock.systemUTC(), EgressFixture.CANARIES)
                                .withIdle(Duration.ofMillis(150)));
                Socket caller = impatient.raw()) {
            connect(caller, "");
            try (Socket silent = callee.accept()) {
                assertThatEnds(caller.getInputStream());
                assertThatEnds(silent.getInputStream());
            }
            assertThat(impatient.linesAfter(1).get(0).path("note").asText()).isEqualTo("nothing passed for too long");
        }
    }

    private static void assertThatEnds(InputStream stream) {
        try {
            assertThat(stream.readAllBytes()).isEmpty();
        } catch (java.net.SocketTimeoutException stillOpen) {
            throw new AssertionError("the connection did not end", stillOpen);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private String connect(Socket caller, String early) throws IOException {
        OutputStream out = caller.getOutputStream();
        out.write(("CONNECT 127.0.0.1:" + callee.getLocalPort() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" + early)
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = caller.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private <T> CompletableFuture<T> accept(Served<T> served) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket connection = callee.accept()) {
                connection.setSoTimeout((int) EgressFixture.PATIENCE.toMillis());
                return served.by(connection.getInputStream(), connection.getOutputStream());
            } catch (Exception broken) {
                throw new AssertionError(broken);
            }
        });
    }

    private interface Served<T> {
        T by(InputStream in, OutputStream out) throws Exception;
    }
}

package io.ridethrough.environments.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressFramingTest {
    /** Less than the recorder holds for a caller who does not read. */
    private static final int STEP_BYTES = 48 * 1024;

    private static final int MEGABYTE = 1024 * 1024;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | POST http://C/ HTTP/1.1~Host: C~Content-Length: 3~Transfer-Encoding: chunked~~0~~
            400 | POST http://C/ HTTP/1.1~Host: C~Transfer-Encoding: chunked~Content-Length: 3~~0~~
            400 | POST http://C/ HTTP/1.1~Host: C~Content-Length: 3~Content-Length: 4~~abcd
            400 | POST http://C/ HTTP/1.1~Host: C~Content-Length: 3, 4~~abcd
            400 | POST http://C/ HTTP/1.1~Host: C~Content-Length: 3~Content-Length: 3~~abc
            400 | POST http://C/ HTTP/1.1~Host: C~Content-Length: +3~~abc
            400 | POST http://C/ HTTP/1.1~Host: C~Content-Length: -3~~abc
            400 | POST http://C/ HTTP/1.1~Host: C~Content-Length: 0x3~~abc
            400 | POST http://C/ HTTP/1.1~Host: C~Content-Length : 3~~abc
            501 | POST http://C/ HTTP/1.1~Host: C~Transfer-Encoding: gzip, chunked~~0~~
            501 | POST http://C/ HTTP/1.1~Host: C~Transfer-Encoding: xchunked~~0~~
            501 | POST http://C/ HTTP/1.1~Host: C~Transfer-Encoding: chunked~Transfer-Encoding: identity~~0~~
            400 | POST http://C/ HTTP/1.0~Host: C~Transfer-Encoding: chunked~~0~~
            400 | POST http://C/ HTTP/1.1~Host: C~Connection: close, Content-Length~Content-Length: 3~~abc
            400 | GET http://C/ HTTP/1.1~Host: C~Host: D~~
            505 | GET http://C/ HTTP/2.0~Host: C~~
            400 | GET / HTTP/1.1~Host: C~~
            400 | GET https://C/ HTTP/1.1~Host: C~~
            400 | GET ftp://C/ HTTP/1.1~Host: C~~
            400 | GET http:///path HTTP/1.1~Host: C~~
            400 | GET http://user:word@C/ HTTP/1.1~Host: C~~
            400 | GET http://C:99999/ HTTP/1.1~Host: C~~
            400 | GET http://C/#part HTTP/1.1~Host: C~~
            400 | GET http://[::1/ HTTP/1.1~Host: C~~
            400 | CONNECT 127.0.0.1 HTTP/1.1~~
            400 | CONNECT http://C/ HTTP/1.1~~
            400 | CONNECT C HTTP/1.1~Content-Length: 3~~abc
            400 | NO_HTTP_AT_ALL~~
            """)
    void what_could_be_read_in_two_ways_is_refused_and_reaches_nobody(int status, String request) throws Exception {
        String here = "127.0.0.1:" + callee.getLocalPort();
        String answer = egress.exchange(
                request.replace("~", "\r\n").replace("C:", here + ":").replaceFirst("(?<=[ /@])C(?=[/ ])", here));

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("connection: close");
        assertThat(answer.split("HTTP/1.1 \\d", -1))
                .as("one answer, and no more")
                .hasSize(2);
        assertThat(egress.linesAfter(1))
                .singleElement()
                .satisfies(line -> assertThat(line.path("ending").asText()).isEqualTo("refused"));
        callee.setSoTimeout(20);
        assertThat(CompletableFuture.supplyAsync(this::isCalled).get(5, TimeUnit.SECONDS))
                .isFalse();
    }

    private boolean isCalled() {
        try (Socket called = callee.accept()) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    @Test
    void a_head_that_is_too_long_is_refused() throws Exception {
        String url = "http://127.0.0.1:" + callee.getLocalPort() + "/";

        assertThat(egress.exchange(
                        "GET " + url + "x".repeat(EgressRecorder.MAX_FIRST_LINE_BYTES) + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(egress.exchange(
                        "GET " + url + " HTTP/1.1\r\nX: " + "x".repeat(EgressRecorder.MAX_HEADERS_BYTES) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void what_was_meant_for_one_hop_goes_no_further_and_host_is_what_the_url_says() throws Exception {
        CompletableFuture<List<String>> heard = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                + "Connection: keep-alive, X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=5\r\nX-End: 1\r\n\r\nhi");
        String answer = egress.exchange("GET http://127.0.0.1:" + callee.getLocalPort() + "?q=1 HTTP/1.1\r\n"
                + "Host: elsewhere.example\r\nProxy-Connection: keep-alive\r\nProxy-Authorization: Basic eDp5\r\n"
                + "Connection: close, X-Secret\r\nX-Secret: 1\r\nTE: trailers\r\nUpgrade: h2c\r\nX-Kept: 1\r\n\r\n");

        assertThat(heard.get(5, TimeUnit.SECONDS))
                .containsExactlyInAnyOrder(
                        "GET /?q=1 HTTP/1.1",
                        "host: 127.0.0.1:" + callee.getLocalPort(),
                        "X-Kept: 1",
                        "connection: close");
        assertThat(answer).contains("X-End: 1").endsWith("\r\n\r\nhi").doesNotContain("X-Hop", "Keep-Alive");
    }

    @Test
    void a_second_request_sent_without_waiting_is_written_down_too_and_answered_after_the_first() throws Exception {
        CompletableFuture<List<String>> first = answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none", 2);
        String url = "http://127.0.0.1:" + callee.getLocalPort() + "/";
        String answer = egress.exchange("POST " + url + "a HTTP/1.1\r\nContent-Length: 17\r\n\r\nheron-alpine-0007POST "
                + url + "b HTTP/1.1\r\nContent-Length: 18\r\nConnection: close\r\n\r\nheron-harbour-0001");

        first.get(5, TimeUnit.SECONDS);
        assertThat(answer.split("one", -1)).hasSize(3);
        assertThat(egress.linesAfter(2))
                .extracting(line -> line.path("path").asText() + line.path("canaries"))
                .containsExactly("/a[\"heron-alpine-0007\"]", "/b[\"heron-harbour-0001\"]");
    }

    @Test
    void an_answer_that_ends_with_its_connection_ends_the_callers_too() throws Exception {
        answering("HTTP/1.1 200 OK\r\n\r\nuntil the end");

        assertThat(egress.exchange("GET http://127.0.0.1:" + callee.getLocalPort() + "/ HTTP/1.1\r\n\r\n"))
                .contains("connection: close")
                .endsWith("\r\n\r\nuntil the end");
        assertThat(egress.linesAfter(1).get(0).path("ending").asText()).isEqualTo("answered");
    }

    @Test
    void the_end_of_an_answer_reaches_a_caller_who_reads_only_when_the_callee_is_gone() throws Exception {
        // How much the systems hold is theirs to say. Of some of these sizes the recorder itself still holds the end.
        boolean isHeld = true;
        for (int size = MEGABYTE; isHeld && size <= 64 * MEGABYTE; size += STEP_BYTES) {
            CompletableFuture<List<String>> answered =
                    answering("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + "x".repeat(size));
            try (Socket caller = egress.rawReadingLittle()) {
                ask(caller);
                isHeld = isGoneWithoutAReader(answered);
                assertThat(new String(caller.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                                .replaceAll("[^x]", ""))
                        .hasSize(size);
            }
        }
        assertThat(isHeld).as("more than 64 MB for somebody who reads nothing").isFalse();
    }

    private void ask(Socket caller) throws IOException {
        caller.getOutputStream()
                .write(("GET http://127.0.0.1:" + callee.getLocalPort() + "/ HTTP/1.1\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** False when recorder and systems hold no more, and the callee has to wait. */
    private static boolean isGoneWithoutAReader(CompletableFuture<?> callee) throws Exception {
        try {
            callee.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException waiting) {
            return false;
        }
    }

    @Test
    void an_answer_to_head_has_a_length_and_no_body() throws Exception {
        answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n");

        assertThat(egress.exchange("HEAD http://127.0.0.1:" + callee.getLocalPort() + "/ HTTP/1.1\r\n\r\n"))
                .contains("Content-Length: 1000")
                .endsWith("\r\n\r\n");
        assertThat(egress.linesAfter(1).get(0).path("ending").asText()).isEqualTo("answered");
    }

    @Test
    void a_body_whose_chunks_break_is_given_up() throws Exception {
        JsonNode line;
        try (Socket caller = egress.raw()) {
            caller.getOutputStream()
                    .write(("POST http://127.0.0.1:" + callee.getLocalPort()
                                    + "/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try (Socket called = callee.accept()) {
                called.setSoTimeout((int) EgressFixture.PATIENCE.toMillis());
                assertThat(new String(called.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .endsWith("3\r\nabc\r\n")
                        .as("no end of a body that has none");
            }
            line = egress.linesAfter(1).get(0);
        }
        assertThat(line.path("ending").asText()).isEqualTo("abandoned");
        assertThat(line.path("request_bytes").asLong()).isEqualTo(3);
    }

    @Test
    void an_answer_that_comes_before_the_whole_request_ends_the_connection() throws Exception {
        answering("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");

        assertThat(egress.exchange("POST http://127.0.0.1:" + callee.getLocalPort()
                        + "/ HTTP/1.1\r\nContent-Length: 1000000\r\n\r\nonly the beginning"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(egress.linesAfter(1).get(0).path("request_bytes").asLong()).isEqualTo(18);
    }

    private CompletableFuture<List<String>> answering(String answer) {
        return answering(answer, 1);
    }

    /** Reads a head and what has come of a body, answers, so many times over one connection; tells the last head. */
    private CompletableFuture<List<String>> answering(String answer, int times) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket called = callee.accept()) {
                called.setSoTimeout((int) EgressFixture.PATIENCE.toMillis());
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(called.getInputStream(), StandardCharsets.US_ASCII));
                List<String> head = List.of();
                for (int i = 0; i < times; i++) {
                    head = head(in);
                    int length = head.stream()
                            .filter(line -> line.startsWith("Content-Length: ") && line.length() < 20)
                            .mapToInt(line -> Integer.parseInt(line.substring(16)))
                            .findFirst()
                            .orElse(0);
                    in.skip(length);
                    called.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    called.getOutputStream().flush();
                }
                return head;
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });
    }

    private static List<String> head(BufferedReader in) throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            lines.add(line);
            line = in.readLine();
        }
        return lines;
    }
}

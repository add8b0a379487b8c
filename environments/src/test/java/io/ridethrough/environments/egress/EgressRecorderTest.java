package io.ridethrough.environments.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressRecorderTest {
    private static final Canaries CANARIES = new Canaries(List.of(
            new Canaries.Kind("note", Pattern.compile("heron-[a-z]+-\\d{4}"), true),
            new Canaries.Kind("e-mail", Pattern.compile("(?<![a-z0-9.-])[a-z0-9.-]{1,64}+@example\\.test"), false)));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private EgressRecorder recorder;
    private HttpServer callee;
    private final CountDownLatch letGo = new CountDownLatch(1);

    @BeforeEach
    void open() throws IOException {
        recorder = EgressRecorder.start(
                0, folder.resolve("egress.ndjson"), EgressSettings.of(Clock.systemUTC(), CANARIES));
        callee = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        callee.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(201, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        callee.createContext("/hang", exchange -> {
            try {
                letGo.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        callee.start();
    }

    @AfterEach
    void close() {
        letGo.countDown();
        recorder.close();
        callee.stop(0);
    }

    @Test
    void passes_calls_on_and_writes_down_whose_they_are() throws Exception {
        HttpClient caller = caller();
        String prompt = "x".repeat(200_000);
        for (int i = 0; i < 3; i++) {
            HttpRequest request = to("/echo?a=b")
                    .header("X-Purpose", "advice")
                    .header("X-Tenant", "alpine")
                    .header("X-Jurisdiction", "CH")
                    .POST(BodyPublishers.ofString(prompt))
                    .build();
            HttpResponse<String> answer = caller.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo(prompt);
        }
        List<JsonNode> lines = linesAfter(3);
        assertThat(lines).hasSize(3).allSatisfy(line -> {
            assertThat(line.path("target").asText())
                    .isEqualTo("127.0.0.1:" + callee.getAddress().getPort());
            assertThat(line.path("path").asText()).isEqualTo("/echo");
            assertThat(line.path("purpose").asText()).isEqualTo("advice");
            assertThat(line.path("tenant").asText()).isEqualTo("alpine");
            assertThat(line.path("jurisdiction").asText()).isEqualTo("CH");
            assertThat(line.path("request_bytes").asLong()).isEqualTo(prompt.length());
            assertThat(line.path("response_bytes").asLong()).isEqualTo(prompt.length());
            assertThat(line.path("status").asInt()).isEqualTo(201);
            assertThat(line.path("ending").asText()).isEqualTo("answered");
            assertThat(line.toString()).doesNotContain("xxx");
        });
    }

    @Test
    void tells_the_ids_of_canaries_and_no_address_in_clear() throws Exception {
        send("{\"note\":\"heron-alpine-0007\",\"name\":\"Jane, jane.doe@example.test\"} heron-alpine-0007");
        send("nothing of the kind");

        List<JsonNode> lines = linesAfter(2);
        assertThat(lines.get(0).path("canaries").toString())
                .matches("\\[\"heron-alpine-0007\",\"e-mail:[0-9a-f]{16}\"]");
        assertThat(lines.get(1).path("canaries").toString()).isEqualTo("[]");
        assertThat(Files.readString(folder.resolve("egress.ndjson"))).doesNotContain("jane");
    }

    @Test
    void finds_a_canary_that_lies_across_two_pieces_of_a_body() throws Exception {
        byte[] first = ("x".repeat(70_000) + "heron-alp").getBytes(StandardCharsets.UTF_8);
        byte[] second = ("ine-0007" + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
        caller().send(
                        to("/echo")
                                .POST(BodyPublishers.ofByteArrays(List.of(first, second)))
                                .build(),
                        BodyHandlers.discarding());

        assertThat(linesAfter(1).get(0).path("canaries").toString()).isEqualTo("[\"heron-alpine-0007\"]");
    }

    @Test
    void says_when_it_did_not_look_through_a_body() throws Exception {
        caller().send(
                        to("/echo")
                                .header("Content-Encoding", "br")
                                .POST(BodyPublishers.ofString("heron-alpine-0007"))
                                .build(),
                        BodyHandlers.discarding());
        send("x".repeat(CanaryScan.MOST_BYTES + 1));

        assertThat(linesAfter(2))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.has("canaries")).isFalse());
    }

    private void send(String body) throws Exception {
        caller().send(to("/echo").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
    }

    @Test
    void one_connection_calls_several_callees_in_turn() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        other.start();
        try {
            HttpClient caller = caller();
            URI there = URI.create("http://127.0.0.1:" + other.getAddress().getPort() + "/");
            for (int i = 0; i < 50; i++) {
                HttpRequest here =
                        to("/echo").POST(BodyPublishers.ofString("hello")).build();
                assertThat(caller.send(here, BodyHandlers.ofString()).body()).isEqualTo("hello");
                HttpRequest elsewhere =
                        HttpRequest.newBuilder(there).timeout(PATIENCE).build();
                assertThat(caller.send(elsewhere, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(204);
            }
        } finally {
            other.stop(0);
        }
        assertThat(linesAfter(100))
                .hasSize(100)
                .allSatisfy(line -> assertThat(line.path("ending").asText()).isEqualTo("answered"));
    }

    @Test
    void refuses_what_would_leave_the_machine() throws Exception {
        HttpRequest abroad = HttpRequest.newBuilder(URI.create("http://192.0.2.1/v1/chat/completions"))
                .timeout(PATIENCE)
                .build();
        assertThat(caller().send(abroad, BodyHandlers.discarding()).statusCode())
                .isEqualTo(403);
        assertThat(linesAfter(1).get(0).path("ending").asText()).isEqualTo("refused");
    }

    @Test
    void answers_502_when_nobody_listens_there() throws Exception {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + free + "/"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = caller().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("nobody listens there");
        assertThat(linesAfter(1).get(0).path("ending").asText()).isEqualTo("unreachable");
    }

    @Test
    void an_answer_that_breaks_off_breaks_off_for_the_caller() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread cutting = new Thread(() -> cut(server));
            cutting.start();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .timeout(PATIENCE)
                    .build();
            HttpClient caller = caller();
            assertThatThrownBy(() -> caller.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(java.net.http.HttpTimeoutException.class);
            cutting.join(5000);
        }
        assertThat(linesAfter(1).get(0).path("ending").asText()).isEqualTo("cut");
    }

    @Test
    void a_caller_that_leaves_is_seen_to_have_left() throws Exception {
        var exchange = caller().sendAsync(to("/hang").build(), BodyHandlers.discarding());
        Thread.sleep(200);
        exchange.cancel(true);
        assertThat(linesAfter(1).get(0).path("ending").asText()).isEqualTo("abandoned");
    }

    private static void cut(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + callee.getAddress().getPort() + path))
                .timeout(PATIENCE);
    }

    private HttpClient caller() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(
                        new InetSocketAddress("127.0.0.1", recorder.url().getPort())))
                .build();
    }

    private List<JsonNode> linesAfter(long calls) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (recorder.calls() < calls && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("egress.ndjson"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}

package io.ridethrough.environments.model.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.model.ReferenceModel;
import io.ridethrough.environments.model.SeededVersions;
import io.ridethrough.environments.model.engine.EngineSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHAT = "/v1/chat/completions";
    /** Slow enough that a generation of many tokens is still running when the test looks. */
    private static final EngineSettings ONE_SLOW_SLOT = new EngineSettings(1, 1, 64, Duration.ofMillis(20));

    private final HttpClient client = HttpClient.newHttpClient();
    private ReferenceModel model;

    @BeforeAll
    void start() throws IOException {
        model = ReferenceModel.start(SeededVersions.number(1), EngineSettings.DEFAULT, 0);
    }

    @AfterAll
    void stop() {
        model.close();
    }

    @Test
    void a_whole_answer_has_text_a_reason_and_its_token_counts() throws Exception {
        HttpResponse<String> response = chat(model, body("Which fund suits me?", "\"max_tokens\": 24"));

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
        assertThat(answer.path("model").asText()).isEqualTo("test-advisor-v1");
        assertThat(answer.path("system_fingerprint").asText()).matches("fp_[0-9a-f]{12}");
        JsonNode choice = answer.path("choices").path(0);
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("message").path("content").asText()).isNotEmpty();
        assertThat(choice.path("finish_reason").asText()).isIn("length", "stop");
        JsonNode usage = answer.path("usage");
        assertThat(usage.path("completion_tokens").asInt()).isBetween(1, 24);
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt()
                        + usage.path("completion_tokens").asInt());
    }

    @Test
    void a_stream_joins_to_the_whole_answer() throws Exception {
        for (int seed = 0; seed < 12; seed++) {
            String options = "\"max_tokens\": 40, \"temperature\": 1.5, \"seed\": " + seed;
            JsonNode whole = JSON.readTree(
                    chat(model, body("Fonds für Zürich?", options)).body());
            HttpResponse<String> streamed = chat(
                    model,
                    body(
                            "Fonds für Zürich?",
                            options + ", \"stream\": true, \"stream_options\": {\"include_usage\": true}"));

            assertThat(streamed.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            List<String> events = events(streamed.body());
            assertThat(events.get(events.size() - 1)).isEqualTo("[DONE]");
            StringBuilder text = new StringBuilder();
            String reason = "";
            for (String event : events.subList(0, events.size() - 2)) {
                JsonNode choice = JSON.readTree(event).path("choices").path(0);
                assertThat(reason).as("nothing follows the reason").isEmpty();
                text.append(choice.path("delta").path("content").asText());
                reason = choice.path("finish_reason").asText("").replace("null", "");
            }
            assertThat(text.toString()).as("seed %d", seed).isEqualTo(wholeText(whole));
            assertThat(reason)
                    .isEqualTo(
                            whole.path("choices").path(0).path("finish_reason").asText());
            JsonNode last = JSON.readTree(events.get(events.size() - 2));
            assertThat(last.path("usage")).isEqualTo(whole.path("usage"));
        }
    }

    @Test
    void the_same_seed_gives_the_same_text() throws Exception {
        String body = body("Name one fund.", "\"max_tokens\": 20, \"temperature\": 1, \"seed\": 5");
        String other = body("Name one fund.", "\"max_tokens\": 20, \"temperature\": 1, \"seed\": 6");

        String text = wholeText(JSON.readTree(chat(model, body).body()));

        assertThat(wholeText(JSON.readTree(chat(model, body).body()))).isEqualTo(text);
        assertThat(wholeText(JSON.readTree(chat(model, other).body()))).isNotEqualTo(text);
    }

    @Test
    void what_cannot_be_served_is_refused_with_its_reason() throws Exception {
        assertRefused("{\"messages\": [", 400, "invalid_json");
        assertRefused("{} {}", 400, "invalid_json");
        assertRefused("[]", 400, "invalid_value");
        assertRefused("", 400, "invalid_value");
        assertRefused("{}", 400, "invalid_value");
        assertRefused("{\"messages\": []}", 400, "invalid_value");
        assertRefused("{\"messages\": [{\"role\": \"robot\", \"content\": \"a\"}]}", 400, "invalid_value");
        assertRefused("{\"messages\": [{\"role\": \"user\"}]}", 400, "invalid_value");
        for (String option : List.of(
                "\"max_tokens\": 0",
                "\"temperature\": -1",
                "\"stream\": 1",
                "\"seed\": 0.5",
                "\"n\": 2",
                "\"logprobs\": 1",
                "\"top_logprobs\": 2",
                "\"logprobs\": true, \"top_logprobs\": 21",
                "\"logprobs\": true, \"top_logprobs\": -1",
                "\"stop\": 1",
                "\"stop\": \"\"",
                "\"stop\": [\"a\", \"\"]",
                "\"stop\": [\"a\", \"b\", \"c\", \"d\", \"e\"]")) {
            assertRefused(body("a", option), 400, "invalid_value");
        }
        assertRefused(body("a", "\"max_tokens\": 600"), 400, "context_length_exceeded");
        assertRefused(body("fund ".repeat(600), "\"max_tokens\": 1"), 400, "context_length_exceeded");
        assertRefused(body("x".repeat(900_000), "\"max_tokens\": 1"), 400, "context_length_exceeded");
    }

    @Test
    void an_answer_without_a_limit_takes_what_the_context_leaves() throws Exception {
        JsonNode answer = JSON.readTree(
                chat(model, body("? ".repeat(225), "\"temperature\": 0")).body());

        assertThat(answer.path("usage").path("total_tokens").asInt()).isLessThanOrEqualTo(512);
        assertThat(answer.path("usage").path("completion_tokens").asInt()).isBetween(1, ChatApi.DEFAULT_MAX_TOKENS);
    }

    @Test
    void unknown_paths_and_methods_are_named_as_such() throws Exception {
        assertThat(get(model, "/v2").statusCode()).isEqualTo(404);
        assertThat(get(model, CHAT).statusCode()).isEqualTo(405);
    }

    @Test
    void tells_its_health_its_model_and_its_metrics() throws Exception {
        assertThat(get(model, "/health").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(JSON.readTree(get(model, "/v1/models").body())
                        .path("data")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo("test-advisor-v1");
        assertThat(get(model, "/metrics").body()).contains("ridethrough_model_requests_running{model_name=");
    }

    @Test
    void a_full_queue_is_answered_at_once_with_429() throws Exception {
        try (ReferenceModel slow = ReferenceModel.start(SeededVersions.number(1), ONE_SLOW_SLOT, 0)) {
            String body = body("a", "\"max_tokens\": 400, \"temperature\": 1");
            List<CompletableFuture<HttpResponse<String>>> held = List.of(chatLater(slow, body), chatLater(slow, body));
            await(() -> slow.counts().running() + slow.counts().waiting() == 2);

            HttpResponse<String> refused = chat(slow, body);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(JSON.readTree(refused.body()).path("error").path("code").asText())
                    .isEqualTo("queue_full");
            assertThat(get(slow, "/metrics").body())
                    .contains(
                            "requests_rejected_total{model_name=\"test-advisor-v1\"} 1\n",
                            "requests_running{model_name=\"test-advisor-v1\"} 1\n",
                            "requests_waiting{model_name=\"test-advisor-v1\"} 1\n");
            held.forEach(answer -> answer.cancel(true));
        }
    }

    @Test
    void a_client_that_goes_away_frees_its_slot_and_its_place() throws Exception {
        try (ReferenceModel slow = ReferenceModel.start(SeededVersions.number(1), ONE_SLOW_SLOT, 0)) {
            for (boolean isStreamed : new boolean[] {true, false}) {
                long cancelledBefore = slow.counts().cancelled();
                String body = body("a", "\"max_tokens\": 400, \"temperature\": 1, \"stream\": " + isStreamed);
                try (Socket running = post(slow, body);
                        Socket waiting = post(slow, body)) {
                    await(() -> slow.counts().running() == 1 && slow.counts().waiting() == 1);
                    assertThat(running.isConnected() && waiting.isConnected()).isTrue();
                }
                await(() -> slow.counts().cancelled() == cancelledBefore + 2);
                await(() -> slow.counts().running() == 0 && slow.counts().waiting() == 0);
            }
            assertThat(chat(slow, body("a", "\"max_tokens\": 2")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void closing_the_model_answers_503_or_breaks_the_stream_without_done() throws Exception {
        ReferenceModel slow = ReferenceModel.start(SeededVersions.number(1), ONE_SLOW_SLOT, 0);
        Socket streamed = post(slow, body("a", "\"max_tokens\": 400, \"temperature\": 1, \"stream\": true"));
        await(() -> slow.counts().generatedTokens() > 2);
        Socket waiting = post(slow, body("a", "\"max_tokens\": 400"));
        await(() -> slow.counts().waiting() == 1);

        slow.close();

        assertThat(readAll(streamed)).contains("200 OK", "shutting_down").doesNotContain("[DONE]");
        assertThat(readAll(waiting)).startsWith("HTTP/1.1 503 ");
    }

    @Test
    void a_request_sent_before_its_turn_closes_the_connection_behind_the_first_answer() throws Exception {
        try (Socket socket = post(model, body("a", "\"max_tokens\": 200"))) {
            socket.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            String answers = readAll(socket);

            assertThat(answers).startsWith("HTTP/1.1 200 OK").containsOnlyOnce("HTTP/1.1 ");
        }
    }

    @Test
    void a_body_beyond_the_limit_is_refused() throws Exception {
        assertThat(chat(model, "x".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
    }

    private void assertRefused(String body, int status, String code) throws Exception {
        HttpResponse<String> response = chat(model, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode error = JSON.readTree(response.body()).path("error");
        assertThat(error.path("code").asText()).as(response.body()).isEqualTo(code);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("message").asText()).isNotBlank();
    }

    private static String body(String content, String options) {
        return "{\"messages\": [{\"role\": \"user\", \"content\": \"" + content + "\"}], " + options + "}";
    }

    private static String wholeText(JsonNode answer) {
        return answer.path("choices").path(0).path("message").path("content").asText();
    }

    private static List<String> events(String stream) {
        return stream.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.replaceFirst("^data: ", ""))
                .toList();
    }

    private HttpResponse<String> chat(ReferenceModel target, String body) throws Exception {
        return client.send(chatRequest(target, body), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> chatLater(ReferenceModel target, String body) {
        return client.sendAsync(chatRequest(target, body), BodyHandlers.ofString());
    }

    private static HttpRequest chatRequest(ReferenceModel target, String body) {
        return HttpRequest.newBuilder(target.address().resolve(CHAT))
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> get(ReferenceModel target, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(target.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    private static Socket post(ReferenceModel target, String body) throws IOException {
        URI address = target.address();
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(10_000);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + CHAT + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        return socket;
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}

package io.ridethrough.environments.inference;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.stubs.chat.ChatScript;
import io.ridethrough.stubs.chat.ScriptedChatServer;
import io.ridethrough.stubs.chat.SeenRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One question at a time to a server that keeps to a script. */
@Timeout(20)
class NettyChatEndpointTest {
    private static final ChatQuestion QUESTION = ChatQuestion.greedy("Which fund?", 8);
    private static final Duration NOW = Duration.ZERO;

    private static ChatOutcome outcomeOf(ChatScript script) {
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> script);
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(server.address()))) {
            return endpoint.ask(QUESTION).orTimeout(10, SECONDS).join();
        }
    }

    private static ChatOutcome streamed(String body) {
        return outcomeOf(ChatScript.write().head().data(body).end());
    }

    private static void assertComplete(ChatOutcome outcome) {
        assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void a_stream_with_finish_reason_and_done_is_complete() {
        ChatOutcome outcome = outcomeOf(ChatScript.steady(NOW, Duration.ofMillis(5), 3));

        assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.COMPLETE);
        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.text()).isEqualTo("t0 t1 t2 ");
        assertThat(outcome.finishReason()).isEqualTo("stop");
        assertThat(outcome.models()).containsExactly("scripted");
        assertThat(outcome.fingerprints()).containsExactly("fp-scripted");
        assertThat(outcome.completionTokens()).hasValue(3);
        assertThat(outcome.pieceNanos()).hasSize(3).isSorted();
        assertThat(outcome.sentNanos()).isLessThan(outcome.pieceNanos().get(0));
        assertThat(outcome.endedNanos())
                .isGreaterThanOrEqualTo(outcome.pieceNanos().get(2));
    }

    @Test
    void an_answer_of_mixed_versions_names_them_all() {
        ChatOutcome outcome = outcomeOf(ChatScript.write()
                .head()
                .text("a")
                .model("other")
                .text("b")
                .finish("stop")
                .done()
                .end());

        assertThat(outcome.models()).containsExactlyInAnyOrder("scripted", "other");
        assertThat(outcome.fingerprints()).containsExactlyInAnyOrder("fp-scripted", "fp-other");
    }

    @Test
    void the_question_is_asked_as_the_api_has_it() {
        ChatOutcome outcome;
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> ChatScript.steady(NOW, NOW, 1))) {
            EndpointSettings settings = EndpointSettings.at(URI.create(server.address() + "/v1/"))
                    .withModel("m")
                    .withToken("s3cret");
            try (ChatEndpoint endpoint = NettyChatEndpoint.connect(settings)) {
                outcome = endpoint.ask(new ChatQuestion("say \"hé\"", 7, 0.5, 11, 3))
                        .join();
            }
            var request = server.requests().get(0);
            assertThat(request.path()).isEqualTo("/v1/chat/completions");
            assertThat(request.headers())
                    .containsEntry("authorization", "Bearer s3cret")
                    .containsEntry("content-type", "application/json");
            assertThat(request.body())
                    .isEqualTo("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"say \\\"hé\\\"\"}],"
                            + "\"max_tokens\":7,\"temperature\":0.5,\"seed\":11,\"stream\":true,"
                            + "\"stream_options\":{\"include_usage\":true},\"logprobs\":true,\"top_logprobs\":3}");
        }
        assertThat(outcome.toString()).doesNotContain("s3cret");
    }

    @Test
    void frames_may_be_split_anywhere_and_lines_may_end_as_they_like() {
        String body = "\uFEFF: comment\r\n\r\nevent: x\r\ndata:{\"choices\":[{\"delta\":\r\n"
                + "data: {\"content\":\"é€\"},\"finish_reason\":null}]}\r\n\r\n"
                + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}\r\r"
                + "data: [DONE]\n\n";
        String chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nContent-Length: "
                + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        for (int cut = 1; cut < chunked.length(); cut += 3) {
            if (Character.isLowSurrogate(chunked.charAt(cut))) {
                continue;
            }
            ChatOutcome outcome = outcomeOf(ChatScript.write()
                    .raw(chunked.substring(0, cut))
                    .after(Duration.ofMillis(2))
                    .raw(chunked.substring(cut))
                    .script());

            assertThat(outcome.ending())
                    .as("cut at %d: %s", cut, outcome.problem())
                    .isEqualTo(Ending.COMPLETE);
            assertThat(outcome.text()).isEqualTo("é€");
            assertThat(outcome.finishReason()).isEqualTo("length");
        }
    }

    @Test
    void a_last_line_without_blank_line_counts() {
        ChatOutcome outcome =
                streamed("data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n"
                        + "data: [DONE]");

        assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void a_piece_is_timed_by_its_content_and_not_by_the_blank_line_after_it() {
        ChatOutcome outcome = outcomeOf(ChatScript.write()
                .head()
                .data("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}")
                .after(Duration.ofMillis(300))
                .data("\n\n")
                .finish("stop")
                .done()
                .end());

        assertThat(outcome.endedNanos() - outcome.pieceNanos().get(0))
                .isGreaterThan(Duration.ofMillis(200).toNanos());
    }

    @Test
    void a_whole_answer_from_a_server_that_does_not_stream_is_one_piece() {
        String body = "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"A: b\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"completion_tokens\":4}}";
        ChatOutcome outcome = outcomeOf(ChatScript.whole(200, "application/json", "", body));

        assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.COMPLETE);
        assertThat(outcome.text()).isEqualTo("A: b");
        assertThat(outcome.pieceNanos()).hasSize(1);
        assertThat(outcome.completionTokens()).hasValue(4);
        assertThat(outcomeOf(ChatScript.whole(200, "text/plain", "", body)).isComplete())
                .as("by its first byte where the type says neither")
                .isTrue();
    }

    @Test
    void a_whole_answer_without_finish_reason_or_cut_short_is_truncated() {
        String body = "{\"choices\":[{\"message\":{\"content\":\"A\"}}]}";
        assertThat(outcomeOf(ChatScript.whole(200, "application/json", "", body))
                        .ending())
                .isEqualTo(Ending.TRUNCATED);
        assertThat(outcomeOf(ChatScript.write()
                                .raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"
                                        + body)
                                .close())
                        .ending())
                .isEqualTo(Ending.TRUNCATED);
    }

    @Test
    void no_stream_without_finish_reason_or_done_is_complete() {
        ChatScript noDone = ChatScript.write().head().text("a").finish("stop").end();
        ChatScript noReason = ChatScript.write().head().text("a").done().end();
        ChatScript cut = ChatScript.write().head().text("a").close();
        ChatScript cutInEvent =
                ChatScript.write().head().text("a").data("data: {\"choi").close();
        ChatScript endedInEvent =
                ChatScript.write().head().text("a").data("data: {\"choi").end();
        ChatScript error = ChatScript.write()
                .head()
                .text("a")
                .data("data: {\"error\":{\"message\":\"secret prompt\",\"code\":\"generation_failed\"}}\n\n")
                .close();

        for (ChatScript script : new ChatScript[] {noDone, noReason, cut, cutInEvent, endedInEvent, error}) {
            ChatOutcome outcome = outcomeOf(script);
            assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.TRUNCATED);
            assertThat(outcome.text()).isEqualTo("a");
            assertThat(outcome.problem()).isNotEmpty().doesNotContain("secret");
        }
        assertThat(outcomeOf(error).problem()).contains("generation_failed");
    }

    @Test
    void what_is_not_the_apis_form_is_malformed() {
        assertThat(streamed("data: not json\n\n").ending()).isEqualTo(Ending.MALFORMED);
        assertThat(streamed("data: [1]\n\n").ending()).isEqualTo(Ending.MALFORMED);
        assertThat(streamed("data: {\"a\":1}\n\n").ending()).isEqualTo(Ending.MALFORMED);
        assertThat(outcomeOf(ChatScript.whole(200, "application/json", "", "{\"choices\":[]}"))
                        .ending())
                .isEqualTo(Ending.MALFORMED);
        assertThat(outcomeOf(ChatScript.write().raw("SSH-2.0-x\r\n\r\n").close())
                        .ending())
                .isEqualTo(Ending.MALFORMED);
    }

    @Test
    void an_answer_has_a_longest_length() {
        String filler = ": " + "x".repeat(1 << 20) + "\n";
        ChatOutcome outcome = streamed(filler.repeat(9));

        assertThat(outcome.ending()).isEqualTo(Ending.MALFORMED);
        assertThat(outcome.problem()).contains("longer than");
    }

    @Test
    void refusals_and_errors_are_told_apart() {
        ChatOutcome refused = outcomeOf(ChatScript.whole(
                429, "application/json", "Retry-After: 6\r\n", "{\"error\":{\"code\":\"queue_full\"}}"));
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(refused.retryAfterSeconds()).hasValue(6);
        assertThat(refused.problem()).isEqualTo("status 429: queue_full");

        assertThat(outcomeOf(ChatScript.whole(503, "text/html", "Retry-After: soon\r\n", "busy"))
                        .ending())
                .isEqualTo(Ending.REFUSED);
        ChatOutcome error = outcomeOf(ChatScript.whole(500, "text/html", "", "oops"));
        assertThat(error.ending()).isEqualTo(Ending.HTTP_ERROR);
        assertThat(error.problem()).isEqualTo("status 500");
    }

    @Test
    void logprobs_are_read_likeliest_first() {
        ChatOutcome outcome = streamed("data: {\"choices\":[{\"delta\":{\"content\":\"A\"},\"finish_reason\":\"stop\","
                + "\"logprobs\":{\"content\":[{\"token\":\"A\",\"logprob\":-0.5,\"top_logprobs\":["
                + "{\"token\":\"B\",\"logprob\":-1.5},{\"token\":\"A\",\"logprob\":-0.5},"
                + "{\"token\":\"C\",\"logprob\":-Infinity}]}]}}]}\n\ndata: [DONE]\n\n");

        assertThat(outcome.logprobs()).hasSize(1);
        assertThat(outcome.logprobs().get(0).logprob()).isEqualTo(-0.5);
        assertThat(outcome.logprobs().get(0).top())
                .extracting(TokenLogprobs.Alternative::token)
                .containsExactly("A", "B", "C");
    }

    @Test
    void a_server_that_refuses_stream_options_is_asked_once_more_without_and_then_never_with() {
        Function<SeenRequest, ChatScript> picky = request -> request.body().contains("stream_options")
                ? ChatScript.whole(400, "application/json", "", "{\"error\":\"unknown field stream_options\"}")
                : ChatScript.steady(NOW, NOW, 1);
        try (ScriptedChatServer server = ScriptedChatServer.start(picky);
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(server.address()))) {
            assertComplete(endpoint.ask(QUESTION).join());
            assertComplete(endpoint.ask(QUESTION).join());
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void a_connection_that_breaks_before_a_status_is_no_connection() {
        assertThat(outcomeOf(ChatScript.write().close()).ending()).isEqualTo(Ending.NOT_CONNECTED);
    }

    @Test
    void an_unfit_address_or_token_is_refused_without_being_quoted() {
        for (String address : new String[] {"ftp://h/", "http:///x", "http://me:s3cret@h/"}) {
            assertThatThrownBy(() -> NettyChatEndpoint.connect(EndpointSettings.at(URI.create(address))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("s3cret");
        }
        EndpointSettings broken =
                EndpointSettings.at(URI.create("http://127.0.0.1:1")).withToken("s3cret\n");
        assertThatThrownBy(() -> NettyChatEndpoint.connect(broken, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }
}

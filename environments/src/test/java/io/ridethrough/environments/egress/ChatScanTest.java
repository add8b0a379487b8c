package io.ridethrough.environments.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatScanTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String QUESTION =
            "{\"model\":\"reference\",\"messages\":[{\"role\":\"user\",\"content\":\"abc\"}],\"stream\":false}";
    /** Of {@code abc}: FIPS 180-4's own example. */
    private static final String SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String ANSWER = "{\"id\":\"c1\",\"model\":\"advisor-v1\",\"choices\":[{\"index\":0,"
            + "\"message\":{\"role\":\"assistant\",\"content\":\"CH-BAL\"},\"finish_reason\":\"stop\"}]}";

    private static ChatScan asking(String path, String question) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, path);
        request.headers().set("X-Inference-Point", "advice");
        ChatScan scan = new ChatScan(request, path);
        scan.asked(text(question.substring(0, question.length() / 2)));
        scan.asked(text(question.substring(question.length() / 2)));
        return scan;
    }

    private static ChatScan answered(int status, String answer) {
        ChatScan scan = asking(CHAT, QUESTION);
        scan.answered(head(status));
        scan.answered(text(answer));
        return scan;
    }

    private static HttpResponse head(int status) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private static SeenChat.Answer extent(ChatScan scan) {
        return scan.seen(true).orElseThrow().answer();
    }

    @Test
    void a_whole_answer_is_told_with_the_models_that_were_asked_and_that_answered() {
        assertThat(answered(200, ANSWER).seen(true))
                .contains(new SeenChat("advice", "reference", SHA_OF_ABC, SeenChat.Answer.WHOLE, "advisor-v1"));
    }

    @ParameterizedTest
    @CsvSource({"10, ''", "60, advisor-v1", "100, advisor-v1"})
    void an_answer_that_breaks_off_is_partial_and_names_its_model_if_that_had_passed(int passed, String model) {
        SeenChat seen = answered(200, ANSWER.substring(0, passed)).seen(true).orElseThrow();

        assertThat(seen.answer()).isEqualTo(SeenChat.Answer.PARTIAL);
        assertThat(seen.answerModel()).isEqualTo(model);
    }

    @Test
    void an_answer_that_is_not_finished_does_not_parse_or_lost_its_connection_is_partial() {
        assertThat(extent(answered(200, ANSWER.replace("\"stop\"", "null")))).isEqualTo(SeenChat.Answer.PARTIAL);
        assertThat(extent(answered(200, ANSWER.replaceFirst(":", ";")))).isEqualTo(SeenChat.Answer.PARTIAL);
        assertThat(answered(200, ANSWER).seen(false).orElseThrow().answer()).isEqualTo(SeenChat.Answer.PARTIAL);
    }

    @Test
    void an_error_and_silence_are_no_answer() {
        assertThat(extent(answered(503, "{}"))).isEqualTo(SeenChat.Answer.NONE);
        assertThat(extent(answered(200, ""))).isEqualTo(SeenChat.Answer.NONE);
        assertThat(extent(asking(CHAT, QUESTION))).isEqualTo(SeenChat.Answer.NONE);
    }

    @Test
    void a_stream_is_whole_with_its_reason_and_its_end() {
        String event = "data: " + ANSWER + "\n\n";
        String open = "data: " + ANSWER.replace("\"stop\"", "null") + "\n\n";

        assertThat(answered(200, open + event + "data: [DONE]\n\n").seen(true).orElseThrow())
                .isEqualTo(new SeenChat("advice", "reference", SHA_OF_ABC, SeenChat.Answer.WHOLE, "advisor-v1"));
        assertThat(extent(answered(200, open + event))).isEqualTo(SeenChat.Answer.PARTIAL);
        assertThat(extent(answered(200, open + "data: [DONE]\n\n"))).isEqualTo(SeenChat.Answer.PARTIAL);
    }

    @Test
    void what_is_too_long_or_encoded_is_said_not_to_have_been_read() {
        ChatScan encoded = asking(CHAT, QUESTION);
        HttpResponse head = head(200);
        head.headers().set("Content-Encoding", "gzip");
        encoded.answered(head);
        encoded.answered(text("?"));

        assertThat(extent(encoded)).isEqualTo(SeenChat.Answer.UNREAD);
        assertThat(extent(answered(200, "x".repeat(ChatScan.MOST_BYTES + 1)))).isEqualTo(SeenChat.Answer.UNREAD);
    }

    @Test
    void other_calls_and_questions_that_ask_no_model_are_no_chats() {
        assertThat(asking("/charges", QUESTION).seen(true)).isEmpty();
        assertThat(asking(CHAT, "{\"model\":\"m\"}").seen(true)).isEmpty();
        assertThat(asking(CHAT, "{\"messages\":[{}]}").seen(true)).isEmpty();
        assertThat(asking(CHAT, "not JSON").seen(true)).isEmpty();
        assertThat(asking(CHAT, QUESTION + "x".repeat(ChatScan.MOST_BYTES)).seen(true))
                .isEmpty();
    }
}

package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class AnswerChainTest {
    private static final long DELAY_NANOS = 500;
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";
    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String JSON_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final List<TestStage> made = new ArrayList<>();

    /** Replaces documents with an empty one. */
    private static final class Shortener extends TestStage {
        Shortener(Toxic toxic, Line line) {
            super(toxic, line, true, 0);
        }

        @Override
        public void accept(Part part, long nominalNanos) {
            if (part instanceof Document document) {
                document.release();
                next().accept(new Document(document.response(), Unpooled.copiedBuffer("{}", UTF_8)), nominalNanos);
            } else {
                super.accept(part, nominalNanos);
            }
        }
    }

    private final Conversation conversation = new Conversation(Map.of(
            "plain", note((toxic, line) -> new TestStage(toxic, line, false, 0)),
            "late", note((toxic, line) -> new TestStage(toxic, line, false, DELAY_NANOS)),
            "whole", note((toxic, line) -> new TestStage(toxic, line, true, 0)),
            "shorter", note(Shortener::new),
            "close", note((toxic, line) -> new CuttingStage(toxic, line, "close")),
            "reset", note((toxic, line) -> new CuttingStage(toxic, line, "reset")),
            "finish", note((toxic, line) -> new CuttingStage(toxic, line, "finish"))));

    private BiFunction<Toxic, Line, AnswerStage> note(BiFunction<Toxic, Line, TestStage> maker) {
        return (toxic, line) -> {
            TestStage stage = maker.apply(toxic, line);
            made.add(stage);
            return stage;
        };
    }

    @Test
    void stages_get_whole_events_of_the_exchange_that_is_answered() {
        conversation.add("plain");
        for (int i = 0; i < 2; i++) {
            conversation.clientSends(GET);
            conversation.serverSends(STREAM_HEAD + "5\r\ndata:\r\n");
            conversation.serverSends("4\r\n a\n\n\r\n9\r\ndata: b\n\n\r\n0\r\n\r\n");
        }
        assertThat(made.get(0).seen)
                .containsExactly(
                        "1 head",
                        "1 event a",
                        "1 event b",
                        "1 end of answer",
                        "2 head",
                        "2 event a",
                        "2 event b",
                        "2 end of answer");
        assertThat(conversation.client.text())
                .isEqualTo((STREAM_HEAD + "9\r\ndata: a\n\n\r\n9\r\ndata: b\n\n\r\n0\r\n\r\n").repeat(2));
    }

    @Test
    void a_stage_that_arrives_in_mid_event_is_told_of_the_next_one() {
        conversation.clientSends(GET);
        conversation.serverSends(STREAM_HEAD + "8\r\ndata: a\n\r\n");
        assertThat(conversation.client.text()).endsWith("8\r\ndata: a\n\r\n");
        conversation.add("plain");
        conversation.serverSends("c\r\n\ndata: b\n\nda\r\n");
        assertThat(conversation.client.text()).endsWith("1\r\n\n\r\n9\r\ndata: b\n\n\r\n");
        conversation.serverSends("7\r\nta: c\n\n\r\n0\r\n\r\n");
        assertThat(made.get(0).seen).containsExactly("1 event b", "1 event c", "1 end of answer");
    }

    @Test
    void a_piece_of_an_event_leaves_with_the_last_stage() {
        Toxic toxic = conversation.add("plain");
        conversation.clientSends(GET);
        conversation.serverSends(STREAM_HEAD + "5\r\ndata:\r\n");
        assertThat(conversation.client.text()).isEqualTo(STREAM_HEAD);
        conversation.remove(toxic);
        assertThat(conversation.client.text()).isEqualTo(STREAM_HEAD + "5\r\ndata:\r\n");
        conversation.serverSends("4\r\n b\n\n\r\n");
        assertThat(conversation.client.text()).endsWith("4\r\n b\n\n\r\n");
    }

    @Test
    void an_event_that_is_too_long_goes_on_as_bytes_and_the_next_is_an_event_again() {
        conversation.add("plain");
        conversation.clientSends(GET);
        int longer = EventCutter.MAX_EVENT_BYTES + 2;
        conversation.serverSends(STREAM_HEAD + Integer.toHexString(longer) + "\r\n" + "x".repeat(longer) + "\r\n");
        conversation.serverSends("1\r\ny\r\n2\r\n\n\n\r\n9\r\ndata: b\n\n\r\n");
        assertThat(made.get(0).seen.subList(1, 5))
                .containsExactly("1 bytes " + "x".repeat(longer), "1 bytes y", "1 bytes \n\n", "1 event b");
    }

    @Test
    void a_compressed_stream_passes_as_bytes() {
        conversation.add("plain");
        conversation.clientSends(GET);
        conversation.serverSends(
                STREAM_HEAD.replace("Transfer", "Content-Encoding: gzip\r\nTransfer") + "3\r\n\n\n\n\r\n");
        assertThat(made.get(0).seen).containsExactly("1 head", "1 bytes \n\n\n");
    }

    @Test
    void json_whose_stage_changes_its_size_has_a_new_length() {
        conversation.add("shorter");
        conversation.clientSends(GET + GET);
        conversation.serverSends(JSON_HEAD + "Content-Length: 8\r\n\r\n{\"a\": 1}");
        assertThat(conversation.client.take()).isEqualToIgnoringCase(JSON_HEAD + "Content-Length: 2\r\n\r\n{}");
        conversation.serverSends(JSON_HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n6\r\na\": 1}\r\n0\r\n\r\n");
        assertThat(conversation.client.text())
                .isEqualTo(JSON_HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
    }

    @Test
    void json_is_whole_where_a_stage_wants_it() {
        conversation.add("whole");
        conversation.clientSends(GET);
        conversation.serverSends(JSON_HEAD + "Content-Length: 8\r\n\r\n{\"a\":");
        assertThat(conversation.client.text()).isEmpty();
        conversation.serverSends(" 1}");
        assertThat(made.get(0).seen).containsExactly("1 document {\"a\": 1}", "1 end of answer");
        assertThat(conversation.client.text()).isEqualTo(JSON_HEAD + "Content-Length: 8\r\n\r\n{\"a\": 1}");
    }

    @Test
    void json_of_unknown_length_that_grows_too_long_goes_on_as_bytes() {
        conversation.add("whole");
        conversation.clientSends(GET);
        String half = "y".repeat(Document.MAX_DOCUMENT_BYTES / 2 + 1);
        String chunk = Integer.toHexString(half.length()) + "\r\n" + half + "\r\n";
        conversation.serverSends(JSON_HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
        assertThat(conversation.client.text()).isEmpty();
        conversation.serverSends(chunk + "0\r\n\r\n");
        assertThat(made.get(0).seen).containsExactly("1 head", "1 bytes " + half, "1 bytes " + half, "1 end of answer");
        assertThat(conversation.client.text()).endsWith("\r\n\r\n" + chunk + chunk + "0\r\n\r\n");
    }

    @Test
    void a_document_that_is_not_whole_leaves_with_the_stage_that_wanted_it() {
        Toxic toxic = conversation.add("whole");
        conversation.clientSends(GET);
        conversation.serverSends(JSON_HEAD + "Content-Length: 8\r\n\r\n{\"a\":");
        conversation.remove(toxic);
        assertThat(conversation.client.text()).endsWith("\r\n\r\n{\"a\":");
        conversation.serverSends(" 1}");
        assertThat(conversation.client.text()).endsWith("{\"a\": 1}");
    }

    @Test
    void the_next_request_waits_until_a_late_answer_has_left() {
        conversation.add("late");
        conversation.clientSends(GET + GET);
        conversation.serverSends("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        assertThat(conversation.server.text()).isEqualTo(GET);
        conversation.pass(DELAY_NANOS);
        assertThat(conversation.client.text()).endsWith("ok");
        assertThat(conversation.server.text()).isEqualTo(GET + GET);
    }

    @Test
    void a_stage_that_goes_passes_on_what_it_held() {
        Toxic toxic = conversation.add("late");
        conversation.clientSends(GET);
        conversation.serverSends(STREAM_HEAD + "9\r\ndata: a\n\n\r\n");
        assertThat(conversation.client.text()).isEmpty();
        conversation.remove(toxic);
        assertThat(conversation.client.text()).isEqualTo(STREAM_HEAD + "9\r\ndata: a\n\n\r\n");
        assertThat(conversation.client.chunks()).isEqualTo(1);
    }

    @Test
    void a_cut_answer_ends_behind_what_stages_after_it_still_hold() {
        conversation.add("close");
        conversation.add("late");
        conversation.clientSends(GET);
        conversation.serverSends(STREAM_HEAD + "9\r\ndata: a\n\n\r\nb\r\ndata: cut\n\n\r\n9\r\ndata: c\n\n\r\n");
        assertThat(conversation.client.hasEnded()).isFalse();
        assertThat(conversation.server.hasEnded()).isTrue();
        conversation.pass(DELAY_NANOS);
        assertThat(conversation.client.text()).isEqualTo(STREAM_HEAD + "9\r\ndata: a\n\n\r\n");
        assertThat(conversation.client.hasEnded()).isTrue();
        assertThat(conversation.resetsAtEnd()).isFalse();
        assertThat(conversation.openStreams()).isZero();
    }

    @Test
    void a_reset_comes_behind_them_as_well() {
        conversation.add("reset");
        conversation.add("late");
        conversation.clientSends(GET);
        conversation.serverSends(STREAM_HEAD + "9\r\ndata: a\n\n\r\nb\r\ndata: cut\n\n\r\n");
        assertThat(conversation.isReset()).isFalse();
        conversation.pass(DELAY_NANOS);
        assertThat(conversation.client.text()).endsWith("data: a\n\n\r\n");
        assertThat(conversation.client.hasEnded()).isTrue();
        assertThat(conversation.resetsAtEnd()).isTrue();
    }

    @Test
    void an_answer_that_is_finished_early_leaves_the_connection_for_the_next() {
        conversation.add("finish");
        conversation.clientSends(GET + GET);
        conversation.serverSends(STREAM_HEAD + "9\r\ndata: a\n\n\r\nb\r\ndata: cut\n\n\r\n");
        assertThat(conversation.client.take()).isEqualTo(STREAM_HEAD + "9\r\ndata: a\n\n\r\n0\r\n\r\n");
        assertThat(conversation.server.text()).isEqualTo(GET);
        conversation.serverSends("9\r\ndata: c\n\n\r\n0\r\n\r\n");
        assertThat(conversation.server.text()).isEqualTo(GET + GET);
        conversation.serverSends("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        assertThat(conversation.client.text()).endsWith("\r\n\r\nok");
    }

    @Test
    void an_answer_of_promised_length_that_is_finished_early_closes_the_connection() {
        conversation.add("finish");
        conversation.clientSends(GET);
        conversation.serverSends(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 50\r\n\r\n" + "data: cut\n\n");
        assertThat(conversation.client.text()).endsWith("\r\n\r\n");
        assertThat(conversation.client.hasEnded()).isTrue();
        assertThat(conversation.server.hasEnded()).isTrue();
    }

    @Test
    void an_answer_without_a_length_that_is_finished_early_closes_the_connection() {
        conversation.add("finish");
        conversation.clientSends(GET);
        conversation.serverSends("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: cut\n\n");
        assertThat(conversation.client.hasEnded()).isTrue();
    }

    @Test
    void an_answer_that_breaks_off_goes_through_the_stages_and_stays_without_an_end() {
        conversation.add("plain");
        conversation.clientSends(GET);
        conversation.serverSends(STREAM_HEAD + "9\r\ndata: a\n\n\r\n5\r\ndata:\r\n");
        conversation.serverEnds();
        assertThat(made.get(0).seen).containsExactly("1 head", "1 event a", "1 bytes data:", "end");
        assertThat(conversation.client.text()).endsWith("5\r\ndata:\r\n");
        assertThat(conversation.client.hasEnded()).isTrue();
    }

    @Test
    void interim_answers_are_nothing_to_stages() {
        conversation.add("plain");
        conversation.clientSends(GET);
        conversation.serverSends("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
        assertThat(made.get(0).seen).containsExactly("1 head", "1 end of answer");
    }

    @Test
    void answers_must_not_be_compressed_while_a_stage_is_there_to_read_them() {
        String asking = "GET / HTTP/1.1\r\nAccept-Encoding: gzip\r\n\r\n";
        Toxic toxic = conversation.add("plain");
        conversation.clientSends(asking);
        conversation.serverSends("HTTP/1.1 204 No Content\r\n\r\n");
        conversation.remove(toxic);
        conversation.clientSends(asking);
        assertThat(conversation.server.text()).isEqualTo(GET + asking);
    }
}

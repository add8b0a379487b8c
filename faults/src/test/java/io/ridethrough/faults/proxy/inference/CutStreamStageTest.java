package io.ridethrough.faults.proxy.inference;

import static io.ridethrough.faults.proxy.inference.StageRig.chunk;
import static io.ridethrough.faults.proxy.inference.StageRig.eventStream;
import static io.ridethrough.faults.proxy.inference.StageRig.head;
import static io.ridethrough.faults.proxy.inference.StageRig.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.ridethrough.faults.proxy.inference.Part.Head;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.Cut;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.CutStream;
import org.junit.jupiter.api.Test;

class CutStreamStageTest {

    @Test
    void closes_with_the_nth_token_as_a_killed_process_does() {
        StageRig rig = new StageRig(new CutStream(2, Cut.CLOSE));
        rig.feed(0, eventStream()).event(1, role()).event(10, chunk("a"));
        assertThat(rig.line.isClosed()).isFalse();
        rig.event(20, chunk("b"));
        assertThat(rig.line.isClosed()).isTrue();
        rig.event(30, chunk("c")).event(31, "[DONE]").end(31).upstreamEnd(32);

        assertThat(rig.seen()).containsExactly("head@0", "@1", "a@10", "b@20");
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void resets_where_told_to() {
        StageRig rig = new StageRig(new CutStream(1, Cut.RESET));
        rig.stream("a", "b");
        assertThat(rig.seen()).containsExactly("head@0", "a@0");
        assertThat(rig.line.isReset()).isTrue();
        assertThat(rig.line.isClosed()).isFalse();
    }

    @Test
    void finishes_in_good_form_and_swallows_the_rest() {
        StageRig rig = new StageRig(new CutStream(1, Cut.FINISH));
        rig.stream("a", "b", "c");
        assertThat(rig.seen()).containsExactly("head@0", "a@0", "end@0");
        rig.assertNothingHeld();

        rig.line.nextExchange();
        rig.toxic.update(new CutStream(1, Cut.FINISH), 0);
        rig.feed(50, eventStream())
                .event(51, chunk("d"))
                .event(52, "[DONE]")
                .end(53)
                .upstreamEnd(54);
        assertThat(rig.seen()).containsExactly("head@50", "d@51", "done@52", "end@53", "upstream-end@54");
        assertThat(rig.line.isClosed()).isFalse();
        assertThat(rig.toxic.touched()).isEqualTo(1);
    }

    @Test
    void no_tokens_means_no_content_at_all() {
        for (Cut how : Cut.values()) {
            StageRig rig = new StageRig(new CutStream(0, how));
            rig.feed(0, eventStream()).event(5, role()).event(6, chunk("a")).end(7);
            assertThat(rig.seen()).startsWith("head@0").hasSize(how == Cut.FINISH ? 2 : 1);
            assertThat(rig.body()).isEmpty();
            rig.assertNothingHeld();
        }
    }

    @Test
    void a_stream_of_fewer_tokens_is_not_touched() {
        StageRig rig = new StageRig(new CutStream(3, Cut.CLOSE));
        rig.stream("a", "b");
        assertThat(rig.seen()).hasSize(6).endsWith("end@20");
        assertThat(rig.toxic.touched()).isZero();
    }

    @Test
    void other_answers_end_at_their_first_byte() {
        StageRig closed = new StageRig(new CutStream(7, Cut.CLOSE));
        closed.feed(0, sized("text/plain", 100)).bytes(1, "a").bytes(2, "b");
        assertThat(closed.seen()).containsExactly("head@0");
        assertThat(HttpUtil.getContentLength(closed.lastResponse())).isEqualTo(100);
        assertThat(closed.line.isClosed()).isTrue();
        closed.assertNothingHeld();

        StageRig finished = new StageRig(new CutStream(7, Cut.FINISH));
        finished.feed(0, sized("text/plain", 100)).bytes(1, "a").bytes(2, "b").end(3);
        assertThat(finished.seen()).containsExactly("head@0", "end@1");
        assertThat(finished.lastResponse().headers().contains(HttpHeaderNames.CONTENT_LENGTH))
                .isFalse();
        assertThat(HttpUtil.isTransferEncodingChunked(finished.lastResponse())).isTrue();
        finished.assertNothingHeld();
    }

    @Test
    void a_document_is_promised_and_not_given() {
        StageRig rig = new StageRig(new CutStream(0, Cut.CLOSE));
        assertThat(rig.stage.wantsDocuments()).isTrue();
        rig.document(1, chunk("whole")).end(1);
        assertThat(rig.seen()).containsExactly("head@1");
        assertThat(HttpUtil.getContentLength(rig.lastResponse()))
                .isEqualTo(chunk("whole").length());
        assertThat(rig.line.isClosed()).isTrue();
        rig.assertNothingHeld();
    }

    @Test
    void a_finished_document_is_empty() {
        StageRig rig = new StageRig(new CutStream(0, Cut.FINISH));
        rig.document(1, chunk("whole")).end(1);
        rig.line.nextExchange();
        rig.document(2, chunk("whole")).end(2);
        assertThat(rig.seen()).containsExactly("document:0@1", "end@1", "document:0@2", "end@2");
        assertThat(rig.line.isClosed()).isFalse();
        assertThat(rig.toxic.touched()).isEqualTo(2);
        rig.assertNothingHeld();
    }

    @Test
    void what_has_promised_its_length_cannot_be_finished() {
        StageRig rig = new StageRig(new CutStream(0, Cut.CLOSE));
        rig.feed(0, sized("text/plain", 100));
        rig.toxic.update(new CutStream(0, Cut.FINISH), 1);
        rig.bytes(1, "a");
        assertThat(rig.seen()).containsExactly("head@0");
        assertThat(rig.line.isClosed()).isTrue();
    }

    @Test
    void a_body_met_under_way_is_closed_since_its_head_is_gone() {
        StageRig rig = new StageRig(new CutStream(0, Cut.FINISH));
        rig.bytes(1, "a");
        assertThat(rig.seen()).isEmpty();
        assertThat(rig.line.isClosed()).isTrue();
    }

    @Test
    void a_stream_met_under_way_counts_its_tokens_from_there() {
        StageRig rig = new StageRig(new CutStream(2, Cut.FINISH));
        rig.event(0, chunk("x")).event(1, chunk("y")).event(2, chunk("z")).end(3);
        assertThat(rig.seen()).containsExactly("x@0", "y@1", "end@1");
    }

    @Test
    void fewer_tokens_than_have_passed_cut_at_the_next_part() {
        StageRig rig = new StageRig(new CutStream(100, Cut.CLOSE));
        rig.feed(0, eventStream()).event(0, chunk("a")).event(1, chunk("b"));
        rig.toxic.update(new CutStream(1, Cut.CLOSE), 1);
        rig.frame(2, ": ping\n\n", "");
        assertThat(rig.seen()).containsExactly("head@0", "a@0", "b@1");
        assertThat(rig.line.isClosed()).isTrue();
    }

    @Test
    void a_toxic_that_goes_while_its_stage_swallows_has_it_swallow_on() {
        StageRig rig = new StageRig(new CutStream(1, Cut.FINISH));
        rig.feed(0, eventStream()).event(0, chunk("a"));
        assertThat(rig.stage.isStillNeeded()).isTrue();
        rig.stage.removed();
        rig.event(1, chunk("b")).end(2);
        assertThat(rig.stage.isStillNeeded()).isFalse();
        rig.line.nextExchange();
        rig.feed(3, eventStream()).event(4, chunk("c")).event(5, chunk("d")).end(6);

        assertThat(rig.seen()).containsExactly("head@0", "a@0", "end@0", "head@3", "c@4", "d@5", "end@6");
        assertThat(rig.stage.wantsDocuments()).isFalse();
        assertThat(rig.line.isClosed()).isFalse();
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void a_piece_of_a_stream_that_is_no_event_is_no_token() {
        StageRig rig = new StageRig(new CutStream(1, Cut.CLOSE));
        rig.feed(0, eventStream()).bytes(0, "too long").event(1, chunk("a"));
        assertThat(rig.seen()).containsExactly("head@0", "bytes:8@0", "a@1");
        assertThat(rig.line.isClosed()).isTrue();
    }

    @Test
    void answers_that_it_does_not_apply_to_pass() {
        StageRig rig = new StageRig(new CutStream(0, Cut.CLOSE), 0);
        assertThat(rig.stage.wantsDocuments()).isFalse();
        rig.stream("a").document(10, "{}").end(10).upstreamEnd(11);
        assertThat(rig.seen()).hasSize(8);
        assertThat(rig.toxic.touched()).isZero();
        assertThat(rig.line.isClosed()).isFalse();
    }

    private static Head sized(String type, int bytes) {
        Head head = head(200, type);
        HttpUtil.setContentLength(head.response(), bytes);
        return head;
    }
}

package io.ridethrough.faults.proxy.inference;

import static io.ridethrough.faults.proxy.inference.StageRig.chunk;
import static io.ridethrough.faults.proxy.inference.StageRig.eventStream;
import static io.ridethrough.faults.proxy.inference.StageRig.head;
import static io.ridethrough.faults.proxy.inference.StageRig.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpUtil;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.Cut;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.TruncateFrame;
import org.junit.jupiter.api.Test;

class TruncateFrameStageTest {

    @Test
    void sends_half_of_the_event_that_follows_the_nth_token() {
        StageRig rig = new StageRig(new TruncateFrame(1, Cut.CLOSE));
        rig.stream("a", "b", "c").upstreamEnd(31);

        String whole = "data: " + chunk("b") + "\n\n";
        assertThat(rig.seen()).containsExactly("head@0", "a@0", "bytes:" + whole.length() / 2 + "@10");
        assertThat(rig.body()).isEqualTo("data: " + chunk("a") + "\n\n" + whole.substring(0, whole.length() / 2));
        assertThat(rig.line.isClosed()).isTrue();
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void the_event_may_be_the_one_that_says_done() {
        StageRig rig = new StageRig(new TruncateFrame(1, Cut.RESET));
        rig.feed(0, eventStream()).event(0, chunk("a")).event(1, "[DONE]").end(1);
        assertThat(rig.body()).endsWith("\n\ndata: [");
        assertThat(rig.line.isReset()).isTrue();
        rig.assertNothingHeld();
    }

    @Test
    void finishes_in_good_form_and_serves_the_next_answer() {
        StageRig rig = new StageRig(new TruncateFrame(0, Cut.FINISH));
        rig.feed(0, eventStream()).event(1, role()).event(2, chunk("a")).end(3);
        rig.line.nextExchange();
        rig.feed(4, eventStream()).event(5, role()).end(6);
        String half = "bytes:" + ("data: " + role() + "\n\n").length() / 2;
        assertThat(rig.seen()).containsExactly("head@0", half + "@1", "end@1", "head@4", half + "@5", "end@5");
        assertThat(rig.line.isClosed()).isFalse();
        assertThat(rig.toxic.touched()).isEqualTo(2);
    }

    @Test
    void comments_pass_whole() {
        StageRig rig = new StageRig(new TruncateFrame(0, Cut.CLOSE));
        rig.feed(0, eventStream()).frame(1, ": keep alive\n\n", "");
        assertThat(rig.body()).isEqualTo(": keep alive\n\n");
        assertThat(rig.toxic.touched()).isZero();
    }

    @Test
    void half_of_a_document_is_sent_of_the_whole_that_is_promised() {
        StageRig rig = new StageRig(new TruncateFrame(9, Cut.CLOSE));
        assertThat(rig.stage.wantsDocuments()).isTrue();
        rig.document(0, "{\"a\":1}").end(0);
        assertThat(rig.seen()).containsExactly("head@0", "bytes:3@0");
        assertThat(rig.body()).isEqualTo("{\"a");
        assertThat(HttpUtil.getContentLength(rig.lastResponse())).isEqualTo(7);
        assertThat(rig.line.isClosed()).isTrue();
        rig.assertNothingHeld();
    }

    @Test
    void half_of_a_document_may_be_all_that_is_promised() {
        StageRig rig = new StageRig(new TruncateFrame(9, Cut.FINISH));
        rig.document(0, "{\"a\":1}").end(0);
        assertThat(rig.seen()).containsExactly("document:3@0", "end@0");
        assertThat(rig.line.isClosed()).isFalse();
        rig.assertNothingHeld();
    }

    @Test
    void as_much_of_a_document_passes_as_was_asked_for() {
        StageRig rig = new StageRig(new TruncateFrame(9, Cut.FINISH, 80));
        rig.document(0, "{\"a\":1}").end(0);
        assertThat(rig.body()).isEqualTo("{\"a\":");
        rig.assertNothingHeld();
    }

    @Test
    void half_of_the_first_content_is_sent_of_anything_else() {
        StageRig rig = new StageRig(new TruncateFrame(9, Cut.CLOSE));
        rig.feed(0, head(200, "text/plain")).bytes(1, "abcd").bytes(2, "efgh");
        assertThat(rig.body()).isEqualTo("ab");
        assertThat(rig.line.isClosed()).isTrue();
        rig.assertNothingHeld();
    }

    @Test
    void half_of_one_byte_is_nothing() {
        StageRig rig = new StageRig(new TruncateFrame(9, Cut.FINISH));
        rig.feed(0, head(200, "text/plain")).bytes(1, "a").end(2);
        assertThat(rig.seen()).containsExactly("head@0", "end@1");
        rig.assertNothingHeld();
    }
}

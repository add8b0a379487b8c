package io.ridethrough.faults.proxy.inference;

import static io.ridethrough.faults.proxy.inference.StageRig.chunk;
import static io.ridethrough.faults.proxy.inference.StageRig.eventStream;
import static io.ridethrough.faults.proxy.inference.StageRig.finish;
import static io.ridethrough.faults.proxy.inference.StageRig.head;
import static io.ridethrough.faults.proxy.inference.StageRig.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.toxics.Delay;
import io.ridethrough.faults.proxy.toxics.Delay.Spread;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.FirstToken;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstTokenStageTest {
    private final StageRig rig = new StageRig(late(100));

    @Test
    void holds_an_event_stream_from_its_first_token_on_and_then_lets_it_keep_its_pace() {
        rig.feed(1, eventStream()).event(2, role()).frame(3, ": ping\n\n", "");
        rig.event(10, chunk("a")).event(20, chunk("b")).event(150, chunk("c"));
        rig.event(160, "[DONE]").end(161);

        assertThat(rig.seen())
                .containsExactly("head@1", "@2", "event@3", "a@110", "b@110", "c@150", "done@160", "end@161");
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void holds_other_answers_from_their_head_on() {
        rig.feed(0, head(503, "text/html")).bytes(1, "busy").end(2);
        assertThat(rig.moveTo(99).seen()).isEmpty();
        assertThat(rig.moveTo(100).seen()).containsExactly("head@100", "bytes:4@100", "end@100");

        rig.line.nextExchange();
        rig.document(200, "{}").end(200);
        assertThat(rig.moveTo(400).seen()).containsExactly("document:2@300", "end@300");
        assertThat(rig.toxic.touched()).isEqualTo(2);
        rig.assertNothingHeld();
    }

    @Test
    void draws_a_delay_of_its_own_for_each_answer() {
        StageRig jittered = new StageRig(new FirstToken(new Delay(100, 50, Spread.UNIFORM, List.of())));
        for (int i = 0; i < 200; i++) {
            jittered.line.nextExchange();
            jittered.document(i * 1000L, "{}").end(i * 1000L).moveTo(i * 1000L + 999);
        }
        List<Long> delays = jittered.seen().stream()
                .filter(what -> what.startsWith("document"))
                .map(what -> Long.parseLong(what.substring(what.indexOf('@') + 1)) % 1000)
                .toList();
        assertThat(delays).hasSize(200).allMatch(delay -> delay >= 50 && delay <= 150);
        assertThat(delays.stream().distinct().count()).isGreaterThan(50);
        assertThat(delays.stream().mapToLong(delay -> delay).average().orElseThrow())
                .isBetween(92.0, 108.0);
    }

    @Test
    void what_follows_on_the_connection_waits_behind_what_is_held() {
        rig.feed(0, eventStream()).event(0, chunk("a")).end(1);
        rig.toxic.update(late(100), 0);
        rig.line.nextExchange();
        rig.feed(5, head(200, "text/plain")).bytes(120, "x").end(121).upstreamEnd(122);

        assertThat(rig.seen())
                .containsExactly(
                        "head@0", "a@100", "end@100", "head@100", "bytes:1@120", "end@121", "upstream-end@122");
    }

    @Test
    void the_end_of_the_connection_comes_after_what_is_held() {
        rig.feed(0, eventStream()).event(0, chunk("a")).upstreamEnd(1);
        rig.seen();
        assertThat(rig.moveTo(100).seen()).containsExactly("a@100", "upstream-end@100");
        rig.assertNothingHeld();
    }

    @Test
    void toxicity_counts_from_the_next_answer_and_attributes_from_the_next_part() {
        rig.feed(0, eventStream());
        rig.toxic.update(late(30), 0);
        rig.event(10, chunk("a")).end(10);
        assertThat(rig.moveTo(50).seen()).containsExactly("head@0", "a@40", "end@40");

        rig.line.nextExchange();
        rig.feed(60, eventStream());
        rig.toxic.update(late(30), 1);
        rig.event(61, chunk("a")).end(61);
        assertThat(rig.seen()).containsExactly("head@60", "a@61", "end@61");
        assertThat(rig.toxic.touched()).isEqualTo(1);
    }

    @Test
    void applies_to_the_share_of_answers_that_the_toxicity_says() {
        StageRig some = new StageRig(late(1), 0.3);
        for (int i = 0; i < 10_000; i++) {
            some.line.nextExchange();
            some.document(i, "{}").end(i);
        }
        // The 99.9 % interval of 10,000 draws.
        assertThat(some.toxic.touched()).isBetween(2_849L, 3_151L);
    }

    @Test
    void passes_on_everything_at_once_when_the_toxic_goes() {
        rig.stream("a", "b").upstreamEnd(25);
        rig.seen();
        rig.stage.removed();
        assertThat(rig.seen()).containsExactly("a@25", "b@25", "finish@25", "done@25", "end@25", "upstream-end@25");
        rig.assertNothingHeld();
    }

    @Test
    void gives_up_what_it_holds_with_the_connection() {
        rig.stream("a", "b").upstreamEnd(25);
        rig.seen();
        rig.stage.release();
        assertThat(rig.moveTo(1000).seen()).isEmpty();
        rig.assertNothingHeld();
    }

    @Test
    void accounts_for_all_that_it_holds() {
        rig.feed(0, eventStream()).event(0, chunk("a"));
        int one = rig.line.heldBytes();
        assertThat(one).isGreaterThan(chunk("a").length());
        rig.event(1, chunk("a"));
        assertThat(rig.line.heldBytes()).isEqualTo(2 * one);
        rig.moveTo(100);
        assertThat(rig.line.heldBytes()).isZero();
    }

    @Test
    void a_small_piece_does_not_hold_on_to_a_large_buffer() {
        ByteBuf large = Unpooled.buffer(4096).writeZero(4096);
        rig.feed(0, head(200, "text/plain")).feed(1, new Bytes(large.readRetainedSlice(10)));
        assertThat(large.refCnt()).isEqualTo(1);
        rig.feed(2, new Bytes(large.readRetainedSlice(2000)));
        assertThat(large.refCnt()).isEqualTo(2);
        assertThat(rig.moveTo(100).seen()).containsExactly("head@100", "bytes:10@100", "bytes:2000@100");
        large.release();
        assertThat(large.refCnt()).isZero();
    }

    @Test
    void a_stream_met_under_way_is_late_from_its_next_token() {
        rig.event(0, finish()).event(1, chunk("b")).end(1).moveTo(101);
        assertThat(rig.seen()).containsExactly("finish@0", "b@101", "end@101");
    }

    @Test
    void a_body_or_an_end_met_under_way_passes() {
        rig.bytes(0, "rest").end(0);
        new StageRig(late(100)).end(0).assertNothingHeld();
        assertThat(rig.seen()).containsExactly("bytes:4@0", "end@0");
        assertThat(rig.toxic.touched()).isZero();
    }

    @Test
    void interim_answers_are_not_answers() {
        rig.feed(0, head(100, "text/plain"))
                .end(0)
                .feed(1, eventStream())
                .event(2, chunk("a"))
                .moveTo(102);
        assertThat(rig.seen()).containsExactly("head@0", "end@0", "head@1", "a@102");
    }

    @Test
    void a_delay_of_nothing_touches_nothing() {
        StageRig none = new StageRig(late(0));
        none.stream("a");
        assertThat(none.seen()).containsExactly("head@0", "a@0", "finish@10", "done@10", "end@10");
        assertThat(none.toxic.touched()).isZero();
    }

    private static FirstToken late(long millis) {
        return new FirstToken(new Delay(millis, 0, Spread.UNIFORM, List.of()));
    }
}

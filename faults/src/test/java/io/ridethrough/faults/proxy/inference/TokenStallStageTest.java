package io.ridethrough.faults.proxy.inference;

import static io.ridethrough.faults.proxy.inference.StageRig.chunk;
import static io.ridethrough.faults.proxy.inference.StageRig.eventStream;
import static io.ridethrough.faults.proxy.inference.StageRig.finish;
import static io.ridethrough.faults.proxy.inference.StageRig.head;
import static io.ridethrough.faults.proxy.inference.StageRig.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.toxics.Delay;
import io.ridethrough.faults.proxy.toxics.Delay.Spread;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.TokenStall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenStallStageTest {

    @Test
    void each_token_after_the_first_is_late_and_lateness_adds_up() {
        StageRig rig = new StageRig(stall(50, 0));
        rig.feed(0, eventStream()).event(0, role()).event(5, chunk("a"));
        rig.event(10, chunk("b")).event(20, chunk("c")).event(30, chunk("d"));
        rig.event(30, finish()).event(30, "[DONE]").end(30).moveTo(1000);

        assertThat(rig.seen())
                .containsExactly("head@0", "@0", "a@5", "b@60", "c@110", "d@160", "finish@160", "done@160", "end@160");
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void a_token_that_comes_after_the_one_before_has_left_is_late_against_its_own_time() {
        StageRig rig = new StageRig(stall(10, 0));
        rig.feed(0, eventStream()).event(0, chunk("a")).event(100, chunk("b")).event(300, chunk("c"));
        assertThat(rig.moveTo(400).seen()).containsExactly("head@0", "a@0", "b@110", "c@310");
    }

    @Test
    void draws_anew_for_each_token() {
        StageRig rig = new StageRig(new TokenStall(new Delay(100, 50, Spread.UNIFORM, List.of()), 0));
        rig.feed(0, eventStream());
        for (int i = 0; i < 300; i++) {
            rig.event(0, chunk("t"));
        }
        List<Long> times = rig.moveTo(60_000).seen().stream()
                .filter(what -> what.startsWith("t@"))
                .map(what -> Long.parseLong(what.substring(2)))
                .toList();
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        assertThat(gaps).hasSize(299).allMatch(gap -> gap >= 49 && gap <= 151);
        assertThat(gaps.stream().distinct().count()).isGreaterThan(50);
        assertThat(gaps.stream().mapToLong(gap -> gap).average().orElseThrow()).isBetween(94.0, 106.0);
    }

    @Test
    void the_same_seed_draws_the_same_stalls() {
        assertThat(jittered()).isEqualTo(jittered());
    }

    @Test
    void what_follows_the_nth_token_stalls_once() {
        StageRig rig = new StageRig(stall(200, 2));
        rig.stream("a", "b", "c", "d").moveTo(1000);
        assertThat(rig.seen())
                .containsExactly("head@0", "a@0", "b@10", "c@220", "d@220", "finish@220", "done@220", "end@220");
        assertThat(rig.toxic.touched()).isEqualTo(1);
    }

    @Test
    void tokens_long_after_the_stall_come_in_time() {
        StageRig rig = new StageRig(stall(200, 1));
        rig.feed(0, eventStream()).event(0, chunk("a")).event(10, chunk("b")).event(500, chunk("c"));
        assertThat(rig.seen()).containsExactly("head@0", "a@0", "b@210", "c@500");
    }

    @Test
    void the_mere_end_of_an_answer_may_be_what_follows_the_nth_token() {
        StageRig rig = new StageRig(stall(200, 1));
        rig.feed(0, eventStream()).event(0, chunk("a")).end(10).moveTo(1000);
        assertThat(rig.seen()).containsExactly("head@0", "a@0", "end@210");
    }

    @Test
    void an_answer_with_fewer_tokens_is_not_touched() {
        StageRig rig = new StageRig(stall(200, 5));
        rig.stream("a", "b");
        assertThat(rig.seen()).containsExactly("head@0", "a@0", "b@10", "finish@20", "done@20", "end@20");
        assertThat(rig.toxic.touched()).isZero();
    }

    @Test
    void tokens_are_counted_anew_for_each_answer() {
        StageRig rig = new StageRig(stall(5, 2));
        rig.stream("a", "b", "c").moveTo(100);
        rig.line.nextExchange();
        rig.feed(100, eventStream())
                .event(100, chunk("d"))
                .event(100, chunk("e"))
                .event(100, chunk("f"));
        rig.moveTo(200);
        assertThat(rig.seen()).contains("c@25", "e@100", "f@105");
        assertThat(rig.toxic.touched()).isEqualTo(2);
    }

    @Test
    void answers_without_tokens_are_left_alone() {
        StageRig rig = new StageRig(stall(200, 0));
        rig.feed(0, head(200, "text/plain")).bytes(1, "a").bytes(2, "b").end(3);
        rig.document(4, chunk("whole")).end(4);
        assertThat(rig.seen())
                .containsExactly(
                        "head@0",
                        "bytes:1@1",
                        "bytes:1@2",
                        "end@3",
                        "document:" + chunk("whole").length() + "@4",
                        "end@4");
        assertThat(rig.toxic.touched()).isZero();
        assertThat(rig.stage.wantsDocuments()).isFalse();
    }

    @Test
    void a_stream_met_under_way_counts_its_tokens_from_there() {
        StageRig rig = new StageRig(stall(50, 1));
        rig.event(0, chunk("x")).event(1, chunk("y")).end(2).moveTo(100);
        assertThat(rig.seen()).containsExactly("x@0", "y@51", "end@51");
    }

    @Test
    void a_change_of_attributes_counts_from_the_next_part() {
        StageRig rig = new StageRig(stall(50, 0));
        rig.feed(0, eventStream()).event(0, chunk("a")).event(0, chunk("b"));
        rig.toxic.update(stall(7, 0), 1);
        rig.event(0, chunk("c")).moveTo(100);
        assertThat(rig.seen()).containsExactly("head@0", "a@0", "b@50", "c@57");
    }

    @Test
    void what_is_held_passes_when_the_toxic_goes() {
        StageRig rig = new StageRig(stall(50, 0));
        rig.stream("a", "b", "c");
        rig.seen();
        rig.stage.removed();
        assertThat(rig.seen()).containsExactly("b@30", "c@30", "finish@30", "done@30", "end@30");
        rig.assertNothingHeld();
    }

    private static List<String> jittered() {
        StageRig rig = new StageRig(new TokenStall(new Delay(100, 100, Spread.UNIFORM, List.of()), 0));
        return rig.stream("a", "b", "c", "d").moveTo(10_000).seen();
    }

    private static TokenStall stall(long millis, int afterTokens) {
        return new TokenStall(new Delay(millis, 0, Spread.UNIFORM, List.of()), afterTokens);
    }
}

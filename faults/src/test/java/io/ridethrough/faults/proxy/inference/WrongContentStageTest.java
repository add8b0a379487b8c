package io.ridethrough.faults.proxy.inference;

import static io.ridethrough.faults.proxy.inference.StageRig.chunk;
import static io.ridethrough.faults.proxy.inference.StageRig.eventStream;
import static io.ridethrough.faults.proxy.inference.StageRig.finish;
import static io.ridethrough.faults.proxy.inference.StageRig.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.toxics.InferenceAttributes.WrongContent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrongContentStageTest {
    private final StageRig rig = new StageRig(new WrongContent(Map.of("FUND-A", "FUND-Z")));

    @Test
    void replaces_a_key_that_tokens_cut_in_pieces_and_keeps_every_frame() {
        rig.feed(0, eventStream()).event(0, role());
        rig.event(10, chunk("buy FU"))
                .event(20, chunk("ND"))
                .event(30, chunk("-A now"))
                .event(40, chunk("."));
        rig.event(50, finish()).event(50, "[DONE]").end(50);

        assertThat(rig.seen())
                .containsExactly(
                        "head@0", "@0", "buy FUND-Z@30", "@30", " now@30", ".@40", "finish@50", "done@50", "end@50");
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void holds_only_while_a_key_could_begin() {
        rig.feed(0, eventStream()).event(0, chunk("FUN")).frame(1, ": ping\n\n", "");
        assertThat(rig.seen()).containsExactly("head@0");
        assertThat(rig.line.heldBytes()).isPositive();
        rig.event(2, chunk("NY"));
        assertThat(rig.seen()).containsExactly("FUN@2", "event@2", "NY@2");
        assertThat(rig.toxic.touched()).isZero();
        assertThat(rig.body()).isEqualTo("data: " + chunk("FUN") + "\n\n: ping\n\ndata: " + chunk("NY") + "\n\n");
        rig.assertNothingHeld();
    }

    @Test
    void what_is_held_goes_with_the_end_of_the_text() {
        rig.feed(0, eventStream()).event(0, chunk("FUND")).event(1, finish());
        assertThat(rig.seen()).containsExactly("head@0", "FUND@1", "finish@1");
        rig.event(2, chunk("FUND")).event(3, "[DONE]");
        assertThat(rig.seen()).containsExactly("FUND@3", "done@3");
        rig.event(4, chunk("FUND")).end(5);
        assertThat(rig.seen()).containsExactly("FUND@5", "end@5");
        rig.feed(6, eventStream()).event(7, chunk("FUND")).upstreamEnd(8);
        assertThat(rig.seen()).containsExactly("head@6", "FUND@8", "upstream-end@8");
        assertThat(rig.toxic.touched()).isZero();
        rig.assertNothingHeld();
    }

    @Test
    void the_longest_key_counts_when_several_begin_at_one_place() {
        StageRig nested = new StageRig(new WrongContent(Map.of("ab", "1", "abcd", "2", "bc", "3")));
        nested.feed(0, eventStream());
        nested.event(0, chunk("xab")).event(1, chunk("c")).event(2, chunk("e")).event(3, chunk("abcd"));
        nested.event(4, chunk("ab")).event(5, "[DONE]").end(5);
        assertThat(nested.seen()).containsExactly("head@0", "x1@2", "c@2", "e@2", "2@3", "1@5", "done@5", "end@5");
    }

    @Test
    void each_choice_has_a_text_of_its_own() {
        rig.feed(0, eventStream());
        rig.event(0, of(0, "FUN")).event(1, of(1, "FUND-")).event(2, of(1, "A")).event(3, of(0, "D-A"));
        rig.event(4, "[DONE]").end(4);
        assertThat(rig.seen()).containsExactly("head@0", "FUND-Z@3", "FUND-Z@3", "@3", "@3", "done@4", "end@4");
        rig.assertNothingHeld();
    }

    @Test
    void several_choices_of_one_event_are_edited_in_place() {
        rig.feed(0, eventStream())
                .event(
                        0,
                        "{ \"x\": 1.50, \"choices\":[{\"index\":0,\"text\":\"FUND-A\",\"logprobs\":"
                                + "{\"tokens\":[\"FUND-A\"]}}, {\"index\":1,\"text\":\"\\u0046UND-A\\n\"}]}");
        assertThat(rig.body())
                .isEqualTo("data: { \"x\": 1.50, \"choices\":[{\"index\":0,\"text\":\"FUND-Z\",\"logprobs\":"
                        + "{\"tokens\":[\"FUND-A\"]}}, {\"index\":1,\"text\":\"FUND-Z\\n\"}]}\n\n");
    }

    @Test
    void what_is_put_in_place_is_escaped_and_not_looked_at_again() {
        StageRig odd = new StageRig(new WrongContent(Map.of("é\"", "é\"é\"\n😀", "q", "\uD83D")));
        odd.feed(0, eventStream()).event(0, chunk("é")).event(1, chunk("\\\"")).event(2, chunk("q"));
        assertThat(odd.body())
                .isEqualTo("data: " + chunk("é\\\"é\\\"\\n😀") + "\n\ndata: " + chunk("") + "\n\ndata: "
                        + chunk("\\ud83d") + "\n\n");
    }

    @Test
    void documents_are_changed_in_place() {
        assertThat(rig.stage.wantsDocuments()).isTrue();
        rig.document(
                        0,
                        "{\"id\":\"FUND-A\",\"choices\":[{\"message\":{\"content\":\"ü FUND-AFUND-A\"}},{\"text\":\"FUND-A\"}]}")
                .end(0);
        rig.line.nextExchange();
        rig.document(1, "{\"say\":\"FUND-A\"}").end(1);
        assertThat(rig.body())
                .isEqualTo(
                        "{\"id\":\"FUND-A\",\"choices\":[{\"message\":{\"content\":\"ü FUND-ZFUND-Z\"}},{\"text\":\"FUND-Z\"}]}"
                                + "{\"say\":\"FUND-A\"}");
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void what_is_held_is_bounded() {
        StageRig patient = new StageRig(new WrongContent(Map.of("a".repeat(10_000), "b")));
        patient.feed(0, eventStream());
        int most = 0;
        for (int i = 0; i < 3_000; i++) {
            patient.event(i, chunk("a"));
            most = Math.max(most, patient.line.heldBytes());
        }
        assertThat(most).isBetween(1, WrongContentStage.MAX_HELD_BYTES);
        patient.end(3_000);
        assertThat(patient.seen()).hasSize(3_002);
        assertThat(patient.toxic.touched()).isZero();
        patient.assertNothingHeld();
    }

    @Test
    void what_is_held_passes_as_it_came_when_the_toxic_goes() {
        StageRig nested = new StageRig(new WrongContent(Map.of("ab", "1", "abcd", "2")));
        nested.feed(0, eventStream()).event(0, chunk("ab"));
        nested.moveTo(5);
        nested.stage.removed();
        assertThat(nested.seen()).containsExactly("head@0", "ab@5");
        assertThat(nested.toxic.touched()).isZero();
        nested.assertNothingHeld();
    }

    @Test
    void gives_up_what_it_holds_with_the_connection() {
        rig.feed(0, eventStream()).event(0, chunk("FUND")).event(1, chunk("-"));
        rig.stage.release();
        assertThat(rig.seen()).containsExactly("head@0");
        rig.assertNothingHeld();
    }

    @Test
    void new_replacements_count_from_the_next_event() {
        rig.feed(0, eventStream()).event(0, chunk("FUND-A")).event(1, chunk("FUND-"));
        rig.toxic.update(new WrongContent(Map.of("FUND-", "?")), 1);
        rig.event(2, chunk("A")).event(3, "[DONE]");
        assertThat(rig.seen()).containsExactly("head@0", "FUND-Z@0", "?@2", "A@2", "done@3");
    }

    @Test
    void answers_that_it_does_not_apply_to_pass() {
        StageRig none = new StageRig(new WrongContent(Map.of("a", "b")), 0);
        none.stream("a").document(20, chunk("a")).end(20);
        assertThat(none.body()).contains("\"a\"").doesNotContain("\"b\"");
        assertThat(none.toxic.touched()).isZero();
    }

    private static String of(int choice, String text) {
        return "{\"choices\":[{\"delta\":{\"content\":\"" + text + "\"},\"index\":" + choice + "}]}";
    }
}

package io.ridethrough.faults.proxy.inference;

import static io.ridethrough.faults.proxy.inference.StageRig.chunk;
import static io.ridethrough.faults.proxy.inference.StageRig.finish;
import static io.ridethrough.faults.proxy.inference.StageRig.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.ridethrough.faults.proxy.inference.Completion.Said;
import io.ridethrough.faults.proxy.inference.Part.Event;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"delta\":{\"content\":\" \"}}]}",
                "{\"choices\":[{\"text\":\"a\"}]}",
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"a\"}}]}",
                "{\"choices\":[{\"delta\":{}},{\"index\":1,\"delta\":{\"content\":\"a\"}}]}",
                "{\"type\":\"content_block_delta\"}",
                "{\"a\":{\"choices\":[]}}",
                "plain text",
                "17",
                "[1]",
                "{\"choices\":[{\"delta\":{\"content\":\"a"
            })
    void is_a_token(String payload) {
        assertThat(TokenEvents.isToken(event(payload))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[DONE]",
                " [DONE]\n",
                "{\"choices\":[]}",
                "{\"choices\":[],\"usage\":{\"total_tokens\":3}}",
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":null}}]}",
                "{\"choices\":[{\"delta\":{\"content\":[\"a\"]},\"text\":{\"text\":\"a\"}}]}",
                "{\"choices\":[7,[{\"text\":\"a\"}],{\"logprobs\":{\"text\":\"a\",\"content\":\"b\"}}]}"
            })
    void is_no_token(String payload) {
        assertThat(TokenEvents.isToken(event(payload))).isFalse();
    }

    @Test
    void the_chunks_of_a_chat_are_told_apart() {
        assertThat(TokenEvents.isToken(event(chunk("a")))).isTrue();
        assertThat(TokenEvents.isToken(event(role()))).isFalse();
        assertThat(TokenEvents.isToken(event(finish()))).isFalse();
    }

    @Test
    void knows_where_each_text_stands_and_which_choices_are_finished() {
        String json = "{\"id\":\"ü\\n\", \"choices\": [ {\"delta\": {\"content\" : \"a\\\"\\u00e9😀\" }, \"index\":4,"
                + "\"finish_reason\":\"stop\"}, {\"text\":\"\",\"finish_reason\":null,\"logprobs\":{\"text\":1}} ] }";
        Completion completion = Completion.read(json);
        assertThat(completion.hasChoices()).isTrue();
        assertThat(completion.finished()).containsExactly(4);
        assertThat(completion.said()).extracting(Said::choice).containsExactly(4, 1);
        assertThat(completion.said()).extracting(Said::text).containsExactly("a\"é😀", "");
        assertThat(completion.said())
                .extracting(said -> json.substring(said.from(), said.to()))
                .containsExactly("\"a\\\"\\u00e9😀\"", "\"\"");
    }

    @Test
    void places_are_right_in_long_json_too() {
        String padding = "x".repeat(100_000);
        String json = "{\"pad\":\"" + padding + "\",\"choices\":[{\"text\":\"" + padding + "\\n\"},{\"text\":\"b\"}]}";
        List<Said> said = Completion.read(json).said();
        assertThat(json.substring(said.get(0).from(), said.get(0).to())).isEqualTo("\"" + padding + "\\n\"");
        assertThat(json.substring(said.get(1).from(), said.get(1).to())).isEqualTo("\"b\"");
    }

    private static Event event(String payload) {
        return new Event(Unpooled.EMPTY_BUFFER, payload);
    }
}

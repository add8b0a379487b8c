package io.ridethrough.faults.proxy.inference;

import static io.ridethrough.faults.proxy.inference.StageRig.chunk;
import static io.ridethrough.faults.proxy.inference.StageRig.eventStream;
import static io.ridethrough.faults.proxy.inference.StageRig.role;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.MalformedJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedJsonStageTest {
    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                " {\n \"a:\\\":b\" : [1, {\"b\": 2}]}",
                "[\"x\\\":y\"]",
                "[{\"a\":1}]",
                "{}",
                "[]",
                "\"a:b\"",
                "12",
                "null",
                "{\"\\\\\":\"ü€😀\"}"
            })
    void no_parser_takes_what_was_json(String whole) throws Exception {
        json.readTree(whole);
        String malformed = MalformedText.of(whole).orElseThrow();
        assertThat(malformed.getBytes(UTF_8)).hasSameSizeAs(whole.getBytes(UTF_8));
        assertThatThrownBy(() -> json.readTree(malformed)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "hello", "{\"a\":1", "[DONE]", "{} {}", "{\"a\";1}"})
    void what_is_no_json_stays(String text) {
        assertThat(MalformedText.of(text)).isEmpty();
    }

    @Test
    void one_token_after_n_others_does_not_parse() {
        StageRig rig = new StageRig(new MalformedJson(1));
        rig.feed(0, eventStream()).event(0, role());
        rig.event(1, chunk("a"))
                .event(2, chunk("b"))
                .event(3, chunk("c"))
                .event(4, "[DONE]")
                .end(4);

        assertThat(rig.body())
                .isEqualTo(frame(role())
                        + frame(chunk("a"))
                        + frame(chunk("b").replaceFirst(":", ";"))
                        + frame(chunk("c"))
                        + frame("[DONE]"));
        assertThat(rig.seen()).hasSize(7).endsWith("done@4", "end@4");
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void frames_of_several_lines_keep_their_form() {
        StageRig rig = new StageRig(new MalformedJson(0));
        rig.frame(0, "\uFEFFid: 7\r\ndata:{\r\n: note\r\ndata: \"x\r\ndata:  :1}\r\nevent: m\r\n\r\n", "{\n\"x\n :1}");
        assertThat(rig.toxic.touched()).isZero();
        rig.frame(1, "\uFEFFdata:{\r\n: note\r\ndata: \"x\"\r\ndata:  :1}\r\nevent: m\r\n\r\n", "{\n\"x\"\n :1}");
        assertThat(rig.body()).endsWith("\uFEFFdata:{\r\n: note\r\ndata: \"x\"\r\ndata:  ;1}\r\nevent: m\r\n\r\n");
        assertThat(rig.toxic.touched()).isEqualTo(1);
    }

    @Test
    void a_token_that_is_no_json_passes_and_the_next_is_malformed() {
        StageRig rig = new StageRig(new MalformedJson(0));
        rig.feed(0, eventStream()).event(0, "plain").event(1, "{\"b\":1}").event(2, "{\"c\":1}");
        assertThat(rig.body()).isEqualTo(frame("plain") + frame("{\"b\";1}") + frame("{\"c\":1}"));
    }

    @Test
    void documents_do_not_parse_either() {
        StageRig rig = new StageRig(new MalformedJson(5));
        assertThat(rig.stage.wantsDocuments()).isTrue();
        rig.document(0, "{\"a\":\"é\"}").end(0);
        rig.line.nextExchange();
        rig.document(1, "no json").end(1);
        assertThat(rig.seen()).containsExactly("document:10@0", "end@0", "document:7@1", "end@1");
        assertThat(rig.body()).isEqualTo("{\"a\";\"é\"}no json");
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void answers_that_it_does_not_apply_to_pass() {
        StageRig rig = new StageRig(new MalformedJson(0), 0);
        assertThat(rig.stage.wantsDocuments()).isFalse();
        rig.document(0, "{\"a\":1}").end(0);
        assertThat(rig.body()).isEqualTo("{\"a\":1}");
    }

    private static String frame(String payload) {
        return "data: " + payload + "\n\n";
    }
}

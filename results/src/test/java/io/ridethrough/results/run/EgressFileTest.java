package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressFileTest {

    private static final String CALL = "{\"at\":\"2026-01-01T00:00:00.123456Z\",\"method\":\"POST\","
            + "\"target\":\"127.0.0.1:4000\",\"path\":\"/v1\",\"purpose\":\"advice\",\"tenant\":\"alpine\","
            + "\"jurisdiction\":\"CH\",\"request_bytes\":7,\"canaries\":[\"heron-alpine-0007\"],\"ending\":\"cut\"}\n";

    @TempDir
    private Path folder;

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("egress.ndjson"), text);
    }

    @Test
    void a_call_is_read_with_what_checks_need() throws IOException {
        assertThat(EgressFile.read(written(CALL)))
                .isEqualTo(new Egress(
                        true,
                        false,
                        List.of(new EgressCall(
                                1_767_225_600_123_456L,
                                "127.0.0.1:4000",
                                "advice",
                                "alpine",
                                "CH",
                                7,
                                "cut",
                                Optional.of(List.of("heron-alpine-0007"))))));
    }

    @Test
    void where_a_call_went_and_what_came_back_are_read_where_they_are_told() throws IOException {
        String more = CALL.replace(
                "\"path\"", "\"address\":\"10.20.0.1\",\"answer_canaries\":[\"heron-harbour-0001\"],\"path\"");

        assertThat(EgressFile.read(written(more)).calls()).singleElement().satisfies(call -> {
            assertThat(call.address()).isEqualTo("10.20.0.1");
            assertThat(call.answerCanaries()).containsExactly("heron-harbour-0001");
        });
    }

    @Test
    void a_body_that_was_not_looked_through_and_a_caller_who_said_nothing_are_told_as_such() throws IOException {
        String silent =
                "{\"at\":\"2026-01-01T00:00:00Z\",\"target\":\"h:1\",\"request_bytes\":0,\"ending\":\"refused\"}\n";

        assertThat(EgressFile.read(written(silent)).calls()).singleElement().satisfies(call -> {
            assertThat(call.canaries()).isEmpty();
            assertThat(call.tenant()).isEmpty();
            assertThat(call.wasConnected()).isFalse();
        });
    }

    @Test
    void what_was_asked_of_a_model_is_read_with_it() throws IOException {
        String chat = CALL.replace(
                "\"canaries\"",
                "\"chat\":{\"point\":\"advice\",\"model\":\"reference\",\"prompt_sha256\":\"ab\",\"answer\":\"partial\","
                        + "\"answer_model\":\"\"},\"canaries\"");

        assertThat(EgressFile.read(written(chat)).calls().get(0).chat())
                .contains(new Chat("advice", "reference", "ab", Chat.Answer.PARTIAL, ""));
        assertThatThrownBy(() -> EgressFile.read(written(chat.replace("partial", "half"))))
                .hasMessageContaining("\"half\" is no extent of an answer");
        assertThatThrownBy(() -> EgressFile.read(written(chat.replace("\"model\"", "\"modle\""))))
                .hasMessageContaining("needs a text \"model\"");
    }

    @Test
    void a_torn_last_line_is_left_out_and_an_empty_file_is_a_record_of_nothing() throws IOException {
        assertThat(EgressFile.read(written(CALL + CALL.substring(0, 40))).calls())
                .hasSize(1);
        assertThat(EgressFile.read(written(""))).isEqualTo(new Egress(true, false, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-01-01T00:00:00.123456Z | yesterday         | is not a time
                    "target"                    | "targets"         | needs a text "target"
                    "target":"127.0.0.1:4000"   | "target":4000     | "target" is not a text
                    "purpose":"advice"          | "purpose":null    | "purpose" is not a text
                    "request_bytes":7           | "request_bytes":-7 | needs a number "request_bytes"
                    ["heron-alpine-0007"]       | "heron-alpine-0007" | "canaries" is not a list
                    ["heron-alpine-0007"]       | [7]               | "canaries" is not a list of texts
                    {"at"                       | ["at"             | egress.ndjson, line 2
                    """)
    void a_complete_line_that_is_no_call_is_refused_with_its_number(String piece, String broken, String why)
            throws IOException {
        Path file = written(CALL + CALL.replace(piece, broken));

        assertThatThrownBy(() -> EgressFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("egress.ndjson, line 2")
                .hasMessageContaining(why);
    }

    @Test
    void a_line_without_an_end_is_not_read_into_memory_whole() throws IOException {
        Path file = written("x".repeat(LineFile.LONGEST_LINE_BYTES + 1));

        assertThatThrownBy(() -> EgressFile.read(file)).hasMessageContaining("longer than 65536 bytes");
    }
}

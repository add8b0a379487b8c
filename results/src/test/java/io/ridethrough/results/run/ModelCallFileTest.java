package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCallFileTest {

    private static final String CALL = "{\"time\":\"2026-01-01T00:00:00.123456Z\",\"purpose\":\"suitability-advice\","
            + "\"hasPersonalData\":false,\"modelAsked\":\"reference\",\"modelAnswered\":\"advisor-v1\","
            + "\"outcome\":\"model\",\"latencyMillis\":7,\"promptSha256\":\"ab\"}\n";

    @TempDir
    private Path folder;

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("inference-calls.ndjson"), text);
    }

    @Test
    void calls_are_read_with_what_checks_need() throws IOException {
        assertThat(ModelCallFile.read(written(CALL)))
                .isEqualTo(new ModelCalls(
                        true,
                        false,
                        List.of(new ModelCall(1_767_225_600_123_456L, "reference", "advisor-v1", "model", 7, "ab"))));
    }

    @Test
    void a_log_that_says_it_is_full_is() throws IOException {
        ModelCalls calls = ModelCallFile.read(written(CALL + "{\"full\":true}\n"));

        assertThat(calls.isFull()).isTrue();
        assertThat(calls.calls()).hasSize(1);
    }

    @Test
    void a_torn_last_line_is_left_out() throws IOException {
        assertThat(ModelCallFile.read(written(CALL + CALL.substring(0, 50))).calls())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-01-01T00:00:00.123456Z | yesterday        | is not a time
                    "modelAsked":"reference"    | "modelAsked":3   | needs a text "modelAsked"
                    "outcome":"model",          | ''               | needs a text "outcome"
                    "latencyMillis":7           | "latencyMillis":-7 | needs a number "latencyMillis"
                    "promptSha256":"ab"         | "prompt":"ab"    | needs a text "promptSha256"
                    """)
    void a_complete_line_that_is_no_call_is_refused_with_its_number(String piece, String broken, String why)
            throws IOException {
        Path file = written(CALL + CALL.replace(piece, broken));

        assertThatThrownBy(() -> ModelCallFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("inference-calls.ndjson, line 2")
                .hasMessageContaining(why);
    }
}

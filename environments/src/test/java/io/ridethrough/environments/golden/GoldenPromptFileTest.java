package io.ridethrough.environments.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.yaml.MistakesException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoldenPromptFileTest {
    private static final String SOUND = """
            {"id":"a-1","purpose":"advice","jurisdiction":"CH","prompt":"risk=low","decision":"B","allowed":["B","C"]}

            {"id":"a-2","purpose":"identity","jurisdiction":"SG","prompt":"id=7","decision":"REFER","allowed":["REFER"]}
            """;

    @Test
    void reads_one_prompt_a_line() throws IOException {
        List<GoldenPrompt> prompts = read(SOUND);

        assertThat(prompts)
                .containsExactly(
                        new GoldenPrompt("a-1", "advice", "CH", "risk=low", "B", Set.of("B", "C")),
                        new GoldenPrompt("a-2", "identity", "SG", "id=7", "REFER", Set.of("REFER")));
    }

    @Test
    void tells_every_mistake_at_once_with_line_and_key() {
        String broken = """
                {"id":"a","purpose":"advice","jurisdiction":"CH","prompt":"p","decision":"B","alowed":["B"]}
                not json
                {"id":"b","purpose":" ","jurisdiction":"CH","prompt":"p","decision":"B","allowed":["C"]}
                {"id":"c","purpose":"advice","jurisdiction":"CH","prompt":"p","decision":"B: yes","allowed":["B: yes"]}
                {"id":"d","purpose":"advice","jurisdiction":"CH","prompt":"p","decision":"B","allowed":["C"]}
                {"id":"a","purpose":"advice","jurisdiction":"CH","prompt":"p","decision":"B","allowed":["B"]}
                """;

        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("set:1: alowed: is unknown, did you mean `allowed`?")
                .hasMessageContaining("set:1: allowed: is missing")
                .hasMessageContaining("set:2: is not JSON")
                .hasMessageContaining("set:3: purpose: is not a text")
                .hasMessageContaining("set:4: decision: `B: yes` can't be a decision")
                .hasMessageContaining("set:5: allowed: does not hold the decision `B`")
                .hasMessageContaining("set:6: id: `a` is another prompt's already");
    }

    @Test
    void a_set_without_prompts_is_refused() {
        assertThatThrownBy(() -> read("\n\n")).hasMessageContaining("set: it holds no golden prompt");
    }

    private static List<GoldenPrompt> read(String text) throws IOException {
        return GoldenPromptFile.read("set", new BufferedReader(new StringReader(text)));
    }
}

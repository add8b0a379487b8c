package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentTextsTest {
    private static final long SEED = 5;
    private static final List<String> LETTERS = List.of("a", "B", "7", "/", "é", "界", "😀", "\\u0000", "\\n", "\\\"");

    private final LineFile.Parser<Named> parser = RunJson.lines(Named.class);

    private record Named(String name) {}

    @Test
    void every_text_is_read_as_it_is_written() throws IOException {
        Random random = new Random(SEED);
        List<String> escaped = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            // More short ones than there are places to keep them, so that they push each other out.
            escaped.add(random.ints(random.nextInt(5), 0, LETTERS.size())
                    .mapToObj(LETTERS::get)
                    .reduce("", String::concat));
        }
        for (String text : escaped) {
            Named expected = new Named(unescaped(text));
            assertThat(read('"' + text + '"')).as("seed %d", SEED).isEqualTo(expected);
        }
    }

    @Test
    void a_short_text_is_kept_once_and_a_long_one_is_not() throws IOException {
        assertThat(read("\"portfolio-summary\"").name())
                .isSameAs(read("\"portfolio-summary\"").name());
        assertThat(read('"' + "x".repeat(41) + '"').name())
                .isEqualTo(read('"' + "x".repeat(41) + '"').name())
                .isNotSameAs(read('"' + "x".repeat(41) + '"').name());
    }

    @Test
    void texts_of_one_hash_are_told_apart() throws IOException {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(read("\"Aa\"").name()).isEqualTo("Aa");
        assertThat(read("\"BB\"").name()).isEqualTo("BB");
        assertThat(read("\"Aa\"").name()).isEqualTo("Aa");
    }

    @Test
    void what_is_no_text_is_refused() {
        assertThatThrownBy(() -> read("{}")).isInstanceOf(JsonMappingException.class);
        assertThatThrownBy(() -> read("null")).isInstanceOf(JsonMappingException.class);
    }

    private Named read(String value) throws IOException {
        byte[] line = ("{\"name\":" + value + "}").getBytes(StandardCharsets.UTF_8);
        return parser.parse(new Line(line, 0, line.length));
    }

    private static String unescaped(String text) {
        return text.replace("\\u0000", "\0").replace("\\n", "\n").replace("\\\"", "\"");
    }
}

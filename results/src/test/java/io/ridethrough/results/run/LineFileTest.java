package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines wherever a block that was read may end: within one, within a character, at its line feed. */
class LineFileTest {

    @TempDir
    Path folder;

    @Test
    void lines_of_any_length_come_back_as_they_were_written() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int most = LineFile.LONGEST_LINE_BYTES / "é€x".getBytes(StandardCharsets.UTF_8).length;
            lines.add(i % 50 == 0 ? "" : "é€x".repeat(random.nextInt(i % 3 == 0 ? most : 100)));
        }
        Path file = folder.resolve("lines");
        Files.writeString(file, String.join("\n", lines) + "\n");

        assertThat(LineFile.parsed(file, Line::toString)).isEqualTo(lines);
    }

    @Test
    void the_longest_line_is_read_and_a_longer_one_named() throws Exception {
        Path file = folder.resolve("lines");
        String longest = "x".repeat(LineFile.LONGEST_LINE_BYTES);
        Files.writeString(file, longest + "\n");
        assertThat(LineFile.parsed(file, Line::length)).containsExactly(LineFile.LONGEST_LINE_BYTES);

        Files.writeString(file, "first\n" + longest + "x\n");
        assertThatThrownBy(() -> LineFile.parsed(file, Line::toString))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lines, line 2: longer than 65536 bytes");
    }

    @Test
    void a_torn_last_line_is_left_out() throws Exception {
        Path file = folder.resolve("lines");
        Files.writeString(file, "whole\nto");

        assertThat(LineFile.parsed(file, Line::toString)).containsExactly("whole");
    }

    @Test
    void lines_appended_together_are_one_write_and_those_before_a_refused_one_are_kept() throws Exception {
        List<String> writes = new ArrayList<>();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int octet) {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                writes.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            }
        };
        try (LineFile file = LineFile.over(folder.resolve("lines"), out, 20)) {
            file.appendAll(List.of("one", "two", "three"));
            assertThat(writes).containsExactly("one\ntwo\nthree\n");

            assertThatThrownBy(() -> file.appendAll(List.of("four", "12345678", "five")))
                    .hasMessageContaining("limit of 20 bytes");
            assertThat(writes).containsExactly("one\ntwo\nthree\n", "four\n");
            assertThatThrownBy(() -> file.append("x")).hasMessageContaining("limit of 20 bytes");
        }
    }

    @Test
    void a_line_among_others_that_is_too_long_is_refused_and_those_before_it_are_kept() throws Exception {
        Path path = folder.resolve("lines");
        try (LineFile file = LineFile.create(path, 1_000_000)) {
            assertThatThrownBy(() -> file.appendAll(List.of("first", "x".repeat(LineFile.LONGEST_LINE_BYTES), "lost")))
                    .hasMessageContaining("too long");
            file.append("next");
        }

        assertThat(LineFile.parsed(path, Line::toString)).containsExactly("first", "next");
    }
}

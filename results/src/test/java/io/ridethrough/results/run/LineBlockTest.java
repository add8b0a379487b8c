package io.ridethrough.results.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.run.Claim.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineBlockTest {

    private static final Claim CLAIM =
            new Claim(7, "guest-checkout", 3, "jürg\"@example.test", "c\\1", "1000", Answer.ACKNOWLEDGED);

    private static final ShownAnswer SHOWN = new ShownAnswer(
            8, "dashboard", "portfolio-summary", 4, "alpine", List.of("note/alpine/1", "\t"), List.of());

    @TempDir
    Path folder;

    @Test
    void a_claim_is_written_as_the_record_that_it_is() throws IOException {
        LineBlock<Claim> block = claims();

        block.add(CLAIM);

        assertThat(new String(block.take(), UTF_8)).isEqualTo(RunJson.line(CLAIM) + "\n");
    }

    @Test
    void a_shown_answer_is_written_as_the_record_that_it_is() throws IOException {
        LineBlock<ShownAnswer> block = shown();

        block.add(SHOWN);

        assertThat(new String(block.take(), UTF_8)).isEqualTo(RunJson.line(SHOWN) + "\n");
    }

    @Test
    void lines_wait_until_they_are_taken_once() throws IOException {
        LineBlock<Claim> block = claims();

        assertThat(block.take()).isEmpty();
        int one = block.add(CLAIM);
        assertThat(block.add(CLAIM)).isEqualTo(2 * one);
        assertThat(block.take()).hasSize(2 * one);
        assertThat(block.take()).isEmpty();
    }

    @Test
    void a_line_that_is_too_long_is_left_out_and_those_around_it_are_not() throws IOException {
        LineBlock<Claim> block = claims();
        Claim endless =
                new Claim(7, "guest-checkout", 3, "e", "x".repeat(LineFile.LONGEST_LINE_BYTES), "", Answer.REFUSED);

        block.add(CLAIM);
        assertThatThrownBy(() -> block.add(endless))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too long");
        block.add(CLAIM);

        assertThat(new String(block.take(), UTF_8)).isEqualTo((RunJson.line(CLAIM) + "\n").repeat(2));
    }

    private LineBlock<Claim> claims() throws IOException {
        try (LineLog<Claim> log = ClaimLog.create(folder.resolve("claims.ndjson"))) {
            return log.block();
        }
    }

    private LineBlock<ShownAnswer> shown() throws IOException {
        try (LineLog<ShownAnswer> log = ShownAnswerLog.create(folder.resolve("shown-answers.ndjson"))) {
            return log.block();
        }
    }
}

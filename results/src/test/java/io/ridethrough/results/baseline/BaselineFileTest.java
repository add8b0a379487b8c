package io.ridethrough.results.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("shop.json");
        BaselineFile.write(file, ABaseline.named("shop").failing(0.01, 3).build());
    }

    @Test
    void what_was_written_is_read_back_and_written_again_the_same() throws IOException {
        byte[] written = Files.readAllBytes(file);
        Baseline read = BaselineFile.read(file);
        BaselineFile.write(file, read);

        assertThat(file).hasBinaryContent(written);
        assertThat(read.repeats()).hasSize(8);
        assertThat(read.series("a/x @ steady").orElseThrow().merged().failures())
                .isEqualTo(6);
        assertThat(read.fingerprint().facts()).containsEntry("processors", "2");
    }

    @Test
    void eight_repeats_of_a_shops_every_step_stay_under_a_hundred_kilobytes() throws IOException {
        String[] steps = IntStream.range(0, 16)
                .mapToObj(step -> "guest-checkout/step-" + step + " @ steady")
                .toArray(String[]::new);
        BaselineFile.write(file, ABaseline.named("shop").series(steps).build());

        assertThat(Files.size(file)).isLessThan(100_000);
    }

    @Test
    void an_unknown_key_is_told_with_its_place_and_what_is_known_there() throws IOException {
        change(text -> text.replaceFirst("\"failures\"", "\"failed\" : 1, \"failures\""));

        assertThatIOException()
                .isThrownBy(() -> BaselineFile.read(file))
                .withMessage(
                        file + ": unknown key `series[0].repeats[0].failed`; known there: answered, failures, micros");
    }

    @Test
    void a_missing_key_is_told_with_its_place() throws IOException {
        change(text -> text.replaceFirst("\"seed\" : 42,\n  \"gated\"", "\"gated\""));

        assertThatIOException().isThrownBy(() -> BaselineFile.read(file)).withMessage(file + ": missing key `seed`");
    }

    @Test
    void a_newer_format_is_told_before_anything_else_that_it_may_say() throws IOException {
        change(text -> text.replace("\"format\" : 1", "\"format\" : 2, \"colour\" : \"blue\""));

        assertThatIOException()
                .isThrownBy(() -> BaselineFile.read(file))
                .withMessage(file + " has format 2; this version reads format 1: use a newer Ridethrough");
    }

    @Test
    void a_file_that_breaks_off_is_told_in_a_line() throws IOException {
        change(text -> text.substring(0, text.length() / 2));

        assertThatIOException()
                .isThrownBy(() -> BaselineFile.read(file))
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith(file + " is not a baseline")
                        .hasLineCount(1));
    }

    @Test
    void json_of_another_kind_is_told() throws IOException {
        Files.writeString(file, "{\"name\": \"shop\"}");

        assertThatIOException()
                .isThrownBy(() -> BaselineFile.read(file))
                .withMessage(file + " is not a baseline: it has no number `format`");
    }

    @Test
    void a_damaged_histogram_is_told_with_its_series_and_repeat() throws IOException {
        change(text -> text.replaceFirst("(\"micros\" : \".{60})....", "$1AAAA"));

        assertThatIOException()
                .isThrownBy(() -> BaselineFile.read(file))
                .withMessage(file + ": series `a/x @ steady`, repeat 1: the histogram is damaged");
    }

    @Test
    void counts_that_do_not_belong_to_the_histogram_are_told() throws IOException {
        change(text -> text.replaceFirst("\"answered\" : 198", "\"answered\" : 199"));

        assertThatIOException()
                .isThrownBy(() -> BaselineFile.read(file))
                .withMessage(
                        file + ": series `a/x @ steady`, repeat 1: the histogram holds 198 answers instead of 199");
    }

    @Test
    void a_gate_on_a_series_that_is_not_there_is_told() throws IOException {
        change(text -> text.replaceFirst("\"gated\" : \\[\\s*\"a/x @ steady\"", "\"gated\" : [ \"a/z\""));

        assertThatIOException()
                .isThrownBy(() -> BaselineFile.read(file))
                .withMessage(file + ": `a/z` is gated, and there is no such series");
    }

    @Test
    void every_cut_and_every_changed_character_is_told_in_a_line_or_read() throws IOException {
        String text = Files.readString(file);
        for (int at = 0; at < text.length(); at += 97) {
            Files.writeString(file, text.substring(0, at));
            assertTold();
            Files.writeString(file, text.substring(0, at) + '~' + text.substring(at + 1));
            assertTold();
        }
    }

    @Test
    void a_name_that_could_leave_the_folder_is_none() {
        assertThat(Baseline.isName("../shop")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ABaseline.named("Shop 1").build())
                .withMessageContaining("is no name");
    }

    private void assertTold() {
        try {
            BaselineFile.read(file);
        } catch (IOException e) {
            assertThat(e.getMessage()).startsWith(file.toString()).hasLineCount(1);
        }
    }

    private void change(UnaryOperator<String> how) throws IOException {
        String before = Files.readString(file);
        String after = how.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }
}

package io.ridethrough.results.baseline.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonFolderTest {
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path runs;

    @Test
    void what_is_written_is_read_back() throws IOException {
        ComparisonRecord written =
                record("one", 8, pairs("c", 3)).decided(Map.of("ruling", "PASS", "remarks", List.of("a", "b")));
        folder().write(written);

        assertThat(folder().ids()).containsExactly("one");
        assertThat(folder().read("one")).isEqualTo(written);
    }

    @Test
    void a_file_of_another_format_or_with_an_unknown_key_is_refused() throws IOException {
        folder().write(record("one", 8, List.of()));
        Path file = folder().file("one");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"format\" : 1", "\"format\" : 2"));

        assertThatIOException().isThrownBy(() -> folder().read("one")).withMessageContaining("format 2");
        Files.writeString(file, text.replace("\"format\" : 1", "\"format\" : 1, \"more\" : 1"));
        assertThatIOException().isThrownBy(() -> folder().read("one")).withMessageContaining("more");
    }

    @Test
    void an_id_is_the_start_and_the_scenario_and_is_given_once() throws IOException {
        String first = folder().freshId(STARTED, "calm");
        folder().write(record(first, 8, List.of()));

        assertThat(first).isEqualTo("20260102-030405-calm");
        assertThat(folder().freshId(STARTED, "calm")).isEqualTo("20260102-030405-calm-2");
    }

    @Test
    void a_folder_that_is_not_there_has_no_comparisons() throws IOException {
        ComparisonFolder none = new ComparisonFolder(runs.resolve("none"));

        assertThat(none.ids()).isEmpty();
        assertThat(none.peeking(pairs("c", 6))).isEmpty();
    }

    @Test
    void more_or_fewer_pairs_than_were_fixed_are_peeking() throws IOException {
        folder().write(record("one", 8, pairs("c", 8)));

        assertThat(folder().peeking(pairs("c", 8))).isEmpty();
        assertThat(folder().peeking(pairs("c", 6)))
                .singleElement()
                .asString()
                .contains("comparison one of 8 pairs", "these are 6");
        assertThat(folder().peeking(pairs("c", 10))).hasSize(1);
    }

    @Test
    void pairs_of_a_comparison_that_was_broken_off_are_peeking_also_when_all_are_taken() throws IOException {
        folder().write(record("one", 8, pairs("c", 6)));

        assertThat(folder().peeking(pairs("c", 6))).singleElement().asString().contains("which is not finished");
    }

    @Test
    void the_same_baseline_against_another_candidate_is_not_peeking() throws IOException {
        folder().write(record("one", 8, pairs("c", 8)));

        assertThat(folder().peeking(pairs("d", 6))).isEmpty();
    }

    private ComparisonFolder folder() {
        return new ComparisonFolder(runs);
    }

    private static ComparisonRecord record(String id, int planned, List<RunPair> pairs) {
        return new ComparisonRecord(
                ComparisonRecord.FORMAT,
                id,
                STARTED,
                "calm",
                planned,
                95,
                List.of("*/place @ *"),
                Map.of("seed", "7"),
                pairs,
                Map.of());
    }

    private static List<RunPair> pairs(String candidate, int count) {
        return IntStream.range(0, count)
                .mapToObj(pair -> new RunPair("b-" + pair, candidate + "-" + pair))
                .toList();
    }
}

package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {
    private static final String PLACING = "guest-checkout/place-order @ steady";

    @TempDir
    private Path root;

    private ProjectHome home = new ProjectHome(Path.of(""));

    @BeforeEach
    void open() {
        home = new ProjectHome(root);
    }

    @Test
    void stored_runs_become_a_baseline_that_is_shown() throws IOException {
        CommandLineRun recorded = record("before", 1, 8);
        CommandLineRun shown = CommandLineRun.in(home, "baseline", "show", "before");

        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        assertThat(home.baselines().resolve("before.json")).isNotEmptyFile();
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("* " + PLACING, "8 repeats from seed 1", "processors                2");
        assertThat(recorded.out()).contains(shown.out().lines().toList().get(3));
    }

    @Test
    void what_is_shown_as_json_has_its_units() throws IOException {
        record("before", 1, 8);
        JsonNode json = new ObjectMapper()
                .readTree(CommandLineRun.in(home, "baseline", "show", "--json", "before")
                        .out());

        assertThat(json.at("/series/0/name").asText()).isEqualTo(PLACING);
        assertThat(json.at("/series/0/answers").asInt()).isEqualTo(240);
        assertThat(json.at("/series/0/p95Micros").asLong()).isBetween(20_000L, 30_000L);
        assertThat(json.at("/series/0/isGated").asBoolean()).isTrue();
        assertThat(json.at("/fingerprint/scenario").asText()).isEqualTo("fair-weather");
    }

    @Test
    void the_exit_code_of_a_comparison_is_its_ruling() throws IOException {
        record("before", 1, 8);
        record("again", 1, 8);
        record("slow", 1.5, 8);
        record("five", 1, 5);

        assertThat(compare("before", "again").exitCode()).isZero();
        assertThat(compare("before", "slow").exitCode()).isEqualTo(1);
        assertThat(compare("before", "five").exitCode()).isEqualTo(2);
        assertThat(compare("before", "five").out()).contains("INVALID");
        assertThat(compare("before", "before.txt").exitCode()).isEqualTo(64);
    }

    @Test
    void a_comparison_shows_change_interval_and_what_may_not_be_believed() throws IOException {
        record("before", 1, 8);
        record("slow", 1.5, 8);
        CommandLineRun run = compare("before", "slow");

        assertThat(run.out())
                .contains("FAIL          " + PLACING, "+50.0 %", "p = 0.0039", "not recorded in turns")
                .contains("slow against before, p95 of 1 gated series: slower");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(compare("slow", "before").exitCode())
                .as("faster is no regression")
                .isZero();
    }

    @Test
    void a_comparison_as_json_tells_every_figure() throws IOException {
        record("before", 1, 8);
        record("slow", 1.5, 8);
        JsonNode json = new ObjectMapper()
                .readTree(CommandLineRun.in(home, "baseline", "compare", "--json", "--metric", "p50", "before", "slow")
                        .out());

        assertThat(json.at("/ruling").asText()).isEqualTo("FAIL");
        assertThat(json.at("/percentile").asDouble()).isEqualTo(50);
        assertThat(json.at("/series/0/effect").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "pairs", "ratio", "lower", "upper", "deviation", "pValue", "adjustedP", "smallestDetectable");
    }

    @Test
    void a_repeat_in_doubt_is_kept_told_and_invalid() throws IOException {
        List<String> ids = new ArrayList<>(ids("before", 1, 7));
        ids.add(StoredRuns.store(home.runs(), "short", "fair-weather", 8, 1, 27));
        CommandLineRun recorded = record("before", ids);
        record("after", 1, 8);

        assertThat(recorded.exitCode()).isEqualTo(2);
        assertThat(recorded.out()).contains("in doubt: repeat 8", "27 of 30 planned");
        assertThat(compare("before", "after").exitCode()).isEqualTo(2);
        assertThat(compare("before", "after").out()).contains("INVALID", "27 of 30 planned");
    }

    @Test
    void runs_of_different_scenarios_are_no_repeats_of_each_other() throws IOException {
        String one = StoredRuns.store(home.runs(), "one", "fair-weather", 1, 1, 30);
        String other = StoredRuns.store(home.runs(), "other", "storm", 1, 1, 30);
        CommandLineRun run = record("before", List.of(one, other));

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .contains("other: repeat 2 differs from the first in scenario: fair-weather against storm");
        assertThat(home.baselines().resolve("before.json")).doesNotExist();
    }

    @Test
    void a_baseline_is_not_overwritten_unless_asked_to() throws IOException {
        List<String> ids = ids("before", 1, 2);
        record("before", ids);

        assertThat(record("before", ids).exitCode()).isEqualTo(64);
        assertThat(record("before", ids).err()).contains("--replace");
        List<String> arguments = new ArrayList<>(ids);
        arguments.add("--replace");
        assertThat(record("before", arguments).exitCode()).isZero();
    }

    @Test
    void a_misspelt_baseline_is_told_with_the_nearest() throws IOException {
        record("before", 1, 2);
        CommandLineRun run = CommandLineRun.in(home, "baseline", "show", "bfore");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err().lines()).containsExactly("bfore: there is no such baseline, did you mean `before`?");
    }

    @Test
    void a_damaged_baseline_is_bad_input_in_one_line() throws IOException {
        record("before", 1, 2);
        Path file = home.baselines().resolve("before.json");
        Files.writeString(file, Files.readString(file).replace("\"format\" : 1", "\"format\" : 9"));
        CommandLineRun run = CommandLineRun.in(home, "baseline", "show", "before");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err().lines())
                .containsExactly(file + ": has format 9; this version reads format 1: use a newer Ridethrough");
    }

    @Test
    void a_gate_that_fits_no_series_is_told_with_those_there_are() throws IOException {
        List<String> arguments = new ArrayList<>(ids("before", 1, 2));
        arguments.addAll(List.of("--gate", "*/pay @ *"));

        assertThat(record("before", arguments).err().lines())
                .containsExactly("--gate: `*/pay @ *` fits no series, there are " + PLACING);
    }

    @Test
    void names_and_numbers_are_checked_before_anything_is_played() {
        assertThat(CommandLineRun.in(home, "baseline", "record", "../before").exitCode())
                .isEqualTo(64);
        assertThat(CommandLineRun.in(home, "baseline", "record", "a=embedded", "a=mine")
                        .err())
                .contains("named twice");
        assertThat(CommandLineRun.in(home, "baseline", "record", "a", "--repeats", "21")
                        .err())
                .contains("1 to 20");
        assertThat(CommandLineRun.in(home, "baseline").exitCode()).isEqualTo(64);
    }

    private CommandLineRun compare(String before, String after) {
        return CommandLineRun.in(home, "baseline", "compare", before, after);
    }

    private CommandLineRun record(String name, double times, int repeats) throws IOException {
        return record(name, ids(name, times, repeats));
    }

    private CommandLineRun record(String name, List<String> runsAndOptions) {
        List<String> arguments = new ArrayList<>(List.of("baseline", "record", name, "--runs"));
        arguments.addAll(runsAndOptions);
        return CommandLineRun.in(home, arguments.toArray(String[]::new));
    }

    private List<String> ids(String name, double times, int repeats) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= repeats; i++) {
            ids.add(StoredRuns.store(home.runs(), name + "-" + i, "fair-weather", i, times, 30));
        }
        return ids;
    }
}

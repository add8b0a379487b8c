package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final String PLACING = "guest-checkout/place-order @ steady";

    @TempDir
    private Path root;

    private ProjectHome home = new ProjectHome(Path.of(""));

    @BeforeEach
    void open() {
        home = new ProjectHome(root);
    }

    @Test
    void the_exit_code_is_the_ruling() throws IOException {
        List<String> before = runs("before", 8, 1, 0);

        assertThat(compare(before, runs("again", 8, 1, 1)).exitCode()).isZero();
        assertThat(compare(before, runs("slow", 8, 1.5, 1)).exitCode()).isEqualTo(1);
        assertThat(compare(before, wild("wild")).exitCode()).isEqualTo(2);
        assertThat(compare(before, runs("faster", 8, 0.5, 1)).exitCode())
                .as("faster is no regression")
                .isZero();
    }

    @Test
    void effect_interval_s_and_what_would_be_found_are_told() throws IOException {
        CommandLineRun run = compare(runs("before", 8, 1, 0), runs("slow", 8, 1.5, 1));

        assertThat(run.out())
                .contains("8 pairs of fair-weather", "FAIL          " + PLACING, "+50.0 %", "p = 0.0039")
                .contains("s is 0.0 %; +3.0 % or more would be found; decided, no more pairs are needed");
        assertThat(run.out().lines().filter(line -> !line.startsWith("decision")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void what_is_undecided_tells_that_no_practical_number_of_pairs_would_decide() throws IOException {
        CommandLineRun run = compare(runs("before", 8, 1, 0), wild("wild"));

        assertThat(run.out()).contains("INCONCLUSIVE  " + PLACING);
        assertThat(run.out().replaceAll("\\s+", " ")).contains("no practical number of pairs would decide");
    }

    @Test
    void the_decision_lies_beside_the_runs_and_can_be_looked_at_and_made_again() throws IOException {
        CommandLineRun first = compare(runs("before", 8, 1, 0), runs("slow", 8, 1.5, 1));
        Path file = only(comparisons());
        JsonNode json = new ObjectMapper().readTree(file.toFile());

        assertThat(first.out()).contains("decision  " + file);
        assertThat(json.at("/decision/ruling").asText()).isEqualTo("FAIL");
        assertThat(json.at("/plannedPairs").asInt()).isEqualTo(8);
        assertThat(json.at("/pairs/7/baseline").asText()).isEqualTo("before-8");
        assertThat(json.at("/decision/series/0/effect/smallestDetectable").asDouble())
                .isEqualTo(1.03);
        String bytes = Files.readString(file);
        CommandLineRun again = CommandLineRun.in(home, "compare", "--of", id(file));

        assertThat(again.exitCode()).as(again.err()).isEqualTo(1);
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(comparisons()).containsExactly(file);
        assertThat(file).hasContent(bytes);
        assertThat(CommandLineRun.in(home, "compare", "--json", "--of", id(file))
                        .out())
                .isEqualTo(bytes);
    }

    @Test
    void runs_in_turns_bear_no_warning_and_others_do() throws IOException {
        List<String> before = runs("before", 8, 1, 0);

        assertThat(compare(before, runs("after", 8, 1, 1)).out()).doesNotContain("not recorded in turns");
        assertThat(compare(before, runs("later", 8, 1, 1_000)).out()).contains("not recorded in turns");
    }

    @Test
    void the_one_that_always_goes_first_is_told() throws IOException {
        assertThat(compare(runs("before", 8, 1, 0), runs("after", 8, 1, 1)).out())
                .contains("The baseline went first in every pair");
    }

    @Test
    void a_run_with_too_few_arrivals_makes_it_invalid() throws IOException {
        List<String> after = new ArrayList<>(runs("after", 7, 1, 1));
        after.add(StoredRuns.store(home.runs(), "short", "fair-weather", 8, 1, 27, 71));
        CommandLineRun run = compare(runs("before", 8, 1, 0), after);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("INVALID", "27 of 30 planned");
    }

    @Test
    void fewer_than_six_pairs_are_refused_and_nothing_is_written() throws IOException {
        CommandLineRun run = compare(runs("before", 5, 1, 0), runs("after", 5, 3, 1));

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("5 pairs can show nothing: it takes 6 or more");
        assertThat(comparisons()).isEmpty();
    }

    @Test
    void all_mistakes_are_told_at_once() throws IOException {
        List<String> before = new ArrayList<>(runs("before", 6, 1, 0));
        before.add("befor-1");
        List<String> after = new ArrayList<>(runs("after", 5, 1, 1));
        after.add("before-1");
        after.add(StoredRuns.store(home.runs(), "storm", "storm", 6, 1, 30, 51));
        after.add(StoredRuns.store(home.runs(), "other", "fair-weather", 6, 1, 30, 61));
        List<String> arguments = arguments(before, after);
        arguments.addAll(List.of("--gate", "*/pay @ *"));
        CommandLineRun run = CommandLineRun.in(home, arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .contains(
                        "7 stand against 8",
                        "befor-1: there is no such run, did you mean `before-1`?",
                        "before-1: is there twice, as baseline and as candidate",
                        "storm: differs from the first run of the candidate in scenario: fair-weather against storm",
                        "--gate: `*/pay @ *` fits no series, there are " + PLACING);
        assertThat(comparisons()).isEmpty();
    }

    @Test
    void pairs_of_different_scenarios_and_a_gate_that_fits_nothing_are_refused_together() throws IOException {
        List<String> storms = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            storms.add(StoredRuns.store(home.runs(), "storm-" + i, "storm", i, 1, 30, 10 * i + 1));
        }
        List<String> arguments = arguments(runs("before", 6, 1, 0), storms);
        arguments.addAll(List.of("--gate", "*/pay @ *"));
        CommandLineRun run = CommandLineRun.in(home, arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .contains("baseline and candidate differ in scenario: fair-weather against storm")
                .contains("--gate: `*/pay @ *` fits no series, there are " + PLACING);
    }

    @Test
    void a_number_of_pairs_that_grows_after_a_look_is_refused() throws IOException {
        List<String> before = runs("before", 8, 1, 0);
        List<String> after = runs("after", 8, 1, 1);
        compare(before.subList(0, 6), after.subList(0, 6));
        CommandLineRun grown = compare(before, after);

        assertThat(grown.exitCode()).isEqualTo(64);
        assertThat(grown.err()).contains("the number of pairs is fixed in advance", "of 6 pairs, and these are 8");
        assertThat(compare(before.subList(0, 6), after.subList(0, 6)).exitCode())
                .as("the same again")
                .isZero();
    }

    @Test
    void the_same_baseline_may_stand_against_another_candidate() throws IOException {
        List<String> before = runs("before", 6, 1, 0);
        compare(before, runs("one", 6, 1, 1));

        assertThat(compare(before, runs("two", 6, 1, 2)).exitCode()).isZero();
    }

    @Test
    void another_percentile_after_a_look_is_told() throws IOException {
        List<String> arguments = arguments(runs("before", 8, 1, 0), runs("after", 8, 1, 1));
        CommandLineRun.in(home, arguments.toArray(String[]::new));
        arguments.addAll(List.of("--metric", "p50"));
        CommandLineRun run = CommandLineRun.in(home, arguments.toArray(String[]::new));

        assertThat(run.out()).contains("These pairs were decided before");
        assertThat(comparisons()).hasSize(2);
    }

    @Test
    void a_damaged_comparison_beside_the_runs_is_bad_input_that_is_named() throws IOException {
        Path damaged = Files.createDirectories(home.runs()).resolve("old.comparison.json");
        Files.writeString(damaged, "{ \"format\" : 1");
        CommandLineRun run = compare(runs("before", 6, 1, 0), runs("after", 6, 1, 1));

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("which pairs were compared before cannot be told", damaged.toString());
        assertThat(CommandLineRun.in(home, "compare", "--of", "old").exitCode()).isEqualTo(64);
    }

    @Test
    void what_is_asked_for_must_make_sense() throws IOException {
        assertThat(CommandLineRun.in(home, "compare").err()).contains("say what");
        CommandLineRun mixed = CommandLineRun.in(home, "compare", "--of", "x", "--baseline", "a", "--metric", "p50");
        assertThat(mixed.exitCode()).isEqualTo(64);
        assertThat(mixed.err()).contains("leave out --baseline and --candidate", "leave out --metric and --gate");
        assertThat(CommandLineRun.in(home, "compare", "--of", "x").err()).contains("x: there is no such comparison");
    }

    private CommandLineRun compare(List<String> before, List<String> after) {
        return CommandLineRun.in(home, arguments(before, after).toArray(String[]::new));
    }

    private static List<String> arguments(List<String> before, List<String> after) {
        List<String> arguments = new ArrayList<>(List.of("compare", "--baseline"));
        arguments.addAll(before);
        arguments.add("--candidate");
        arguments.addAll(after);
        return arguments;
    }

    /** Pairs begin ten minutes apart. */
    private List<String> runs(String name, int count, double times, int minutesLater) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add(StoredRuns.store(home.runs(), name + "-" + i, "fair-weather", i, times, 30, 10 * i + minutesLater));
        }
        return ids;
    }

    private List<String> wild(String name) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            ids.add(StoredRuns.store(
                    home.runs(), name + "-" + i, "fair-weather", i, i % 2 == 0 ? 1.6 : 0.7, 30, 10 * i + 1));
        }
        return ids;
    }

    private List<Path> comparisons() throws IOException {
        try (Stream<Path> files = Files.list(home.runs())) {
            return files.filter(file -> file.toString().endsWith(".comparison.json"))
                    .sorted()
                    .toList();
        }
    }

    private static Path only(List<Path> files) {
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private static String id(Path file) {
        return String.valueOf(file.getFileName()).replace(".comparison.json", "");
    }
}

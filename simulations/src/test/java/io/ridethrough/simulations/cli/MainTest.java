package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {
    private static final String FIVE_MISTAKES = """
            scenario: broken
            story: Nothing here is right.
            load:
              - flow: guest-checkout
                rate: 4
            phases:
              - phase: steady
                lasts: 0s
              - phase: slow
                lasts: 10s
                faults:
                  - fault: latency
                    on: inference
                    dealy: 3s
                    delay: 4s
            expect:
              - claim: completion
                flow: guest-checkout
                during: steady
                at-least: 101%
              - claim: breaker-opens
                point: advise
                during: slow
                within: 6s
            """;

    @TempDir
    private Path folder;

    @Test
    void tells_its_version() {
        CommandLineRun run = CommandLineRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("ridethrough ").contains("Java ");
    }

    @ParameterizedTest
    @MethodSource("subcommands")
    void helps_with_every_command(String subcommand) {
        CommandLineRun run = CommandLineRun.of(subcommand, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: ridethrough " + subcommand);
        assertThat(run.err()).isEmpty();
    }

    static Stream<String> subcommands() {
        return Main.commandLine(CommandLineRun.REPOSITORY).getSubcommands().keySet().stream();
    }

    @Test
    void helps_with_the_exit_codes() {
        CommandLineRun run = CommandLineRun.of("--help");

        assertThat(run.exitCode()).isZero();
        for (ExitCode code : ExitCode.values()) {
            assertThat(run.out()).containsPattern("(?m)^\\s+" + code.status() + "\\s+\\S");
        }
    }

    @Test
    void a_model_is_served_whether_or_not_it_is_asked_for_by_name() {
        for (String[] arguments :
                new String[][] {{"model", "--port", "70000"}, {"model", "serve", "--port", "70000"}}) {
            // A port that cannot be is refused by serving itself.
            assertThat(CommandLineRun.of(arguments).exitCode()).isEqualTo(ExitCode.USAGE.status());
        }
        assertUsage(CommandLineRun.of("model", "sevre"), "did you mean `serve`?");
    }

    @Test
    void no_command_at_all_is_bad_usage() {
        assertUsage(CommandLineRun.of(), "name a command");
    }

    @Test
    void a_misspelt_command_is_told_with_the_nearest() {
        assertUsage(CommandLineRun.of("jugde", "last"), "unknown command `jugde`, did you mean `judge`?");
    }

    @Test
    void a_misspelt_option_is_told_with_the_nearest() {
        assertUsage(
                CommandLineRun.of("run", "--defekt", "no-breaker", "checkout-brownout"),
                "unknown option `--defekt`, did you mean `--defect`?");
    }

    @Test
    void a_misspelt_scenario_is_told_with_the_nearest() {
        assertUsage(CommandLineRun.of("check", "checkout-brownuot"), "checkout-brownuot: ", "`checkout-brownout`?");
    }

    @Test
    void a_misspelt_defect_is_told_with_the_nearest_and_runs_nothing() throws IOException {
        assertUsage(
                CommandLineRun.of("run", "checkout-brownout", "--out", folder.toString(), "--defect", "no-braker"),
                "no defect `no-braker`",
                "did you mean `no-breaker`?");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_misspelt_environment_is_told_with_the_nearest_and_runs_nothing() {
        assertUsage(
                CommandLineRun.of("run", "checkout-brownout", "--out", folder.toString(), "--env", "embeded"),
                "embeded: no such environment, did you mean `embedded`?");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void all_mistakes_of_a_scenario_are_told_at_once_with_file_line_and_key() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yaml"), FIVE_MISTAKES);
        Path runs = folder.resolve("runs");

        for (CommandLineRun run : new CommandLineRun[] {
            CommandLineRun.of("check", file.toString()),
            CommandLineRun.of("run", file.toString(), "--out", runs.toString())
        }) {
            assertThat(run.exitCode()).isEqualTo(64);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith(file + ":5: load[0].rate: "),
                            line -> assertThat(line).startsWith(file + ":8: phases[0].lasts: "),
                            line -> assertThat(line)
                                    .startsWith(file + ":14: phases[1].faults[0].dealy: ")
                                    .contains("`delay`"),
                            line -> assertThat(line).startsWith(file + ":20: expect[0].at-least: "),
                            line -> assertThat(line)
                                    .startsWith(file + ":22: expect[1].point: ")
                                    .contains("`advice`"));
        }
        assertThat(runs).doesNotExist();
    }

    @Test
    void a_sound_scenario_is_told_in_a_line() {
        CommandLineRun run = CommandLineRun.of("check", "checkout-brownout");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("checkout-brownout is sound: 5 phases in 90 s, 2 faults, 3 flows");
    }

    @Test
    void lists_scenarios_environments_presets_and_defects() {
        CommandLineRun run = CommandLineRun.of("list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(String::strip))
                .contains("scenarios:", "environments:", "embedded", "presets:", "defects:")
                .anyMatch(line -> line.startsWith("checkout-brownout "))
                .anyMatch(line -> line.startsWith("cold-start "))
                .anyMatch(line -> line.startsWith("no-breaker "))
                .anyMatch(line -> line.startsWith("retry-storm "))
                .anyMatch(line -> line.startsWith("double-order "));
    }

    @Test
    void lists_presets_as_json_with_their_sources() throws IOException {
        CommandLineRun run = CommandLineRun.of("list", "presets", "--json");

        JsonNode partition = StreamSupport.stream(
                        new ObjectMapper().readTree(run.out()).path("presets").spliterator(), false)
                .filter(preset -> preset.path("name").asText().equals("network-partition"))
                .findFirst()
                .orElseThrow();
        assertThat(partition.at("/source/url").asText()).startsWith("https://");
        assertThat(partition.path("takes").asText()).isEqualTo("PT43S");
        assertThat(partition.at("/faults/0").asText()).isEqualTo("timeout: no byte passes");
    }

    @Test
    void lists_only_what_is_named() {
        assertThat(CommandLineRun.of("list", "defects").out()).doesNotContain("scenarios:", "environments:");
        assertUsage(CommandLineRun.of("list", "defekts"), "defekts");
    }

    private static void assertUsage(CommandLineRun run, String... told) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(told).doesNotContain("\tat ");
    }
}

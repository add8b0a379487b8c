package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ridethrough.simulations.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README is part of the product: what it tells people to type exists, and its exit codes are the real ones. */
class ReadmeTest {
    private static final Pattern COMMAND = Pattern.compile("\\./ridethrough ([^`#\\n]+)");
    private static final Pattern COMMANDS = Pattern.compile("(?s)\\n## Commands\\n(.+?)\\n## ");
    private static final Pattern SCENARIOS = Pattern.compile("(?s)\\n## The scenarios[^\\n]*\\n(.+?)\\n## ");
    private static final Pattern SCENARIO = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]+)\\|");
    private static final Pattern FIRST_WORD = Pattern.compile("`([a-z]+)[^`]*`");
    private static final Pattern VERDICT_CODE = Pattern.compile("(?m)^\\| \\*\\*([A-Z]+)\\*\\* \\| (\\d+) \\|");
    private static final Pattern OTHER_CODES = Pattern.compile("(?s)Other exit codes: (.+?)\\.\\n");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");

    @Test
    void every_command_in_it_parses() throws IOException {
        List<String> commands = COMMAND.matcher(readme())
                .results()
                .map(match -> match.group(1).strip())
                .toList();

        assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
        assertThat(commands)
                .allSatisfy(command -> assertThatCode(() ->
                                Main.commandLine(CommandLineRun.REPOSITORY).parseArgs(command.split("\\s+")))
                        .doesNotThrowAnyException());
    }

    @Test
    void its_table_of_commands_has_every_command_and_no_other() throws IOException {
        Set<String> told = COMMANDS.matcher(readme())
                .results()
                .flatMap(section -> ROW.matcher(section.group(1)).results())
                .flatMap(row -> FIRST_WORD.matcher(row.group(1)).results())
                .map(word -> word.group(1))
                .collect(Collectors.toSet());

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Main.commandLine(CommandLineRun.REPOSITORY)
                        .getSubcommands()
                        .keySet());
    }

    @Test
    void it_has_the_scenarios_in_the_order_to_read_them_in() throws IOException {
        List<String> told = SCENARIOS
                .matcher(readme())
                .results()
                .flatMap(section -> SCENARIO.matcher(section.group(1)).results())
                .map(row -> row.group(1))
                .toList();
        List<String> known = new ScenarioLibrary(CommandLineRun.REPOSITORY.scenarios()).inReadingOrder();

        assertThat(told).hasSizeGreaterThan(10).isEqualTo(known);
    }

    @Test
    void the_verdicts_have_the_exit_codes_that_it_tells() throws IOException {
        List<MatchResult> verdicts = VERDICT_CODE.matcher(readme()).results().toList();

        assertThat(verdicts).hasSize(3);
        assertThat(verdicts)
                .allSatisfy(
                        verdict -> assertThat(ExitCode.valueOf(verdict.group(1)).status())
                                .isEqualTo(Integer.parseInt(verdict.group(2))));
    }

    @Test
    void it_tells_all_exit_codes_and_no_others() throws IOException {
        String readme = readme();
        TreeSet<Integer> told = new TreeSet<>();
        VERDICT_CODE.matcher(readme).results().forEach(match -> told.add(Integer.parseInt(match.group(2))));
        OTHER_CODES
                .matcher(readme)
                .results()
                .forEach(match -> NUMBER.matcher(match.group(1))
                        .results()
                        .forEach(number -> told.add(Integer.parseInt(number.group()))));

        assertThat(told)
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values())
                        .map(ExitCode::status)
                        .sorted()
                        .toList());
    }

    private static String readme() throws IOException {
        return Files.readString(CommandLineRun.REPOSITORY.path().resolve("README.md"));
    }
}

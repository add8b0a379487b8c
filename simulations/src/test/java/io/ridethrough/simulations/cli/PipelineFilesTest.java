package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all the ready pipelines, and that what is asked of each of them can fail. */
class PipelineFilesTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./ridethrough (.+)$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)");

    @ParameterizedTest
    @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml", "Jenkinsfile", "README.md"})
    void it_names_no_host_and_no_secret(String file) throws IOException {
        assertThat(PipelineFiles.hosts(PipelineFiles.text(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml", "Jenkinsfile"})
    void it_publishes_what_a_judgement_writes_and_knows_no_other_file(String file) throws IOException {
        assertThat(PipelineFiles.filesOfRuns(PipelineFiles.text(file)))
                .containsExactlyInAnyOrderElementsOf(PipelineFiles.outputs());
    }

    @Test
    void the_guide_names_commands_and_files_that_there_are() throws IOException {
        String guide = PipelineFiles.text("README.md");
        List<String> commands =
                COMMAND.matcher(guide).results().map(match -> match.group(1)).toList();

        assertThat(commands)
                .isNotEmpty()
                .allSatisfy(command -> assertThatCode(() ->
                                Main.commandLine(CommandLineRun.REPOSITORY).parseArgs(command.split(" ", -1)))
                        .doesNotThrowAnyException());
        assertThat(LINK.matcher(guide).results().map(match -> match.group(1)))
                .hasSizeGreaterThan(3)
                .allSatisfy(link -> assertThat(Files.exists(PipelineFiles.FOLDER.resolve(link)))
                        .as(link)
                        .isTrue());
        assertThat(PipelineFiles.outputs())
                .allSatisfy(output -> assertThat(guide).contains("`" + output + "`"));
    }

    @Test
    void a_command_an_option_or_a_scenario_that_there_is_not_is_noticed() {
        assertThat(PipelineFiles.mistakes(List.of(List.of("run", "checkout-brownout", "--out", "runs"))))
                .isEmpty();
        assertThat(PipelineFiles.mistakes(List.of(
                        List.of("runn", "checkout-brownout"),
                        List.of("run", "checkout-brownout", "--outt", "runs"),
                        List.of("run", "checkout-brownuot"))))
                .hasSize(3);
    }

    @Test
    void a_file_that_no_run_leaves_a_host_and_a_secret_are_noticed() {
        assertThat(PipelineFiles.filesOfRuns("- runs/brownout/*/junit.xlm")).containsExactly("junit.xlm");
        assertThat(PipelineFiles.outputs()).doesNotContain("junit.xlm").contains("junit.xml", "allure-results");
        assertThat(PipelineFiles.hosts("image: images.example.com/maven:3")).isNotEmpty();
        assertThat(PipelineFiles.hosts("token: ${{ secrets.TOKEN }}")).isNotEmpty();
    }
}

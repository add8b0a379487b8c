package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ready workflow for GitHub Actions, held against its schema and run by the shell that runs it there. */
class GitHubActionsTest {
    private static final String FILE = "github-actions.yml";
    private static final Schema SCHEMA = PipelineFiles.schema("github-workflow.json");
    private static final List<String> SHELL = List.of("bash", "-e");

    @TempDir
    private Path folder;

    @Test
    void it_is_a_workflow() throws IOException {
        assertThat(PipelineFiles.errors(SCHEMA, PipelineFiles.text(FILE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    on:                             | one:
                    workflow_dispatch:              | workflow_dispach:
                    contents: read                  | contents: look
                    runs-on: ubuntu-latest          | runs-one: ubuntu-latest
                    timeout-minutes: 20             | timeout-minutes: soon
                    uses: actions/checkout@v6       | used: actions/checkout@v6
                    needs: brownout                 | needs: 3
                    concurrency: ridethrough-gate   | concurrency: [1]
                    """)
    void a_planted_mistake_is_noticed(String piece, String mistake) throws IOException {
        assertThat(PipelineFiles.errors(SCHEMA, PipelineFiles.with(PipelineFiles.text(FILE), piece, mistake)))
                .isNotEmpty();
    }

    @Test
    void its_actions_are_pinned_to_a_major_version() throws IOException {
        assertThat(PipelineFiles.tree(FILE).findValuesAsText("uses"))
                .hasSizeGreaterThan(3)
                .allSatisfy(action -> assertThat(action).matches("actions/[a-z-]+@v\\d+"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 69, 130})
    void the_build_ends_as_the_run_does_and_says_which_it_is(int code) throws Exception {
        StandInLauncher.Ended ended = play("brownout", "Play the scenario", Map.of("RUN_CODE", String.valueOf(code)));

        assertThat(ended.exitCode()).isEqualTo(code);
        switch (code) {
            case 0 -> assertThat(ended.printed()).doesNotContain("::error");
            case 1 -> assertThat(ended.printed()).contains("::error title=FAIL::");
            case 2 -> assertThat(ended.printed()).contains("::error title=INCONCLUSIVE::");
            default -> assertThat(ended.printed()).contains("No verdict", String.valueOf(code));
        }
        assertThat(PipelineFiles.mistakes(new StandInLauncher(folder).calls())).isEmpty();
    }

    @Test
    void the_summary_of_the_run_is_that_of_the_job() throws Exception {
        Path summary = Files.createFile(folder.resolve("step-summary.md"));
        Map<String, String> settings = Map.of("GITHUB_STEP_SUMMARY", summary.toString(), "RUN_CODE", "1");
        play("brownout", "Play the scenario", settings);

        assertThat(play("brownout", "Show the summary", settings).exitCode()).isZero();
        assertThat(summary).hasContent("summary.md of checkout-brownout");
    }

    @Test
    void a_run_that_is_no_pass_does_not_keep_the_gate_from_playing_and_one_without_a_verdict_does() throws Exception {
        assertThat(play("gate", "Play this build's runs", Map.of("RUN_CODE", "2"))
                        .exitCode())
                .isZero();
        List<List<String>> calls = new StandInLauncher(folder).calls("run");

        assertThat(calls).hasSize(8).doesNotHaveDuplicates();
        assertThat(PipelineFiles.mistakes(calls)).isEmpty();
        assertThat(play("gate", "Play this build's runs", Map.of("RUN_CODE", "70"))
                        .exitCode())
                .isNotZero();
    }

    @Test
    void a_baseline_is_kept_and_never_replaced_unseen() throws Exception {
        Map<String, String> settings =
                Map.of("BASELINE", folder.resolve("baseline").toString());
        play("gate", "Play this build's runs", settings);

        assertThat(play("gate", "Keep them as the baseline", settings).exitCode())
                .isZero();
        assertThat(folder.resolve("baseline")).isDirectoryContaining("glob:**/run-0");
        assertThat(play("gate", "Keep them as the baseline", settings).exitCode())
                .isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1.5, 1"})
    void the_gate_is_made_of_stored_runs_and_ends_as_it_decides(double slower, int code) throws Exception {
        GateInPipeline gate = GateInPipeline.storing(folder, slower);
        Path summary = Files.createFile(folder.resolve("step-summary.md"));

        StandInLauncher.Ended ended = play(
                "gate",
                "Hold them against the baseline's",
                Map.of(
                        "BASELINE",
                        gate.baseline(),
                        "GITHUB_STEP_SUMMARY",
                        summary.toString(),
                        "COMPARE_CODE",
                        String.valueOf(code)));
        List<List<String>> calls = new StandInLauncher(folder).calls("compare");

        assertThat(ended.exitCode()).isEqualTo(code);
        assertThat(summary).content().contains("the decision");
        assertThat(calls).hasSize(1);
        CommandLineRun decided = gate.decide(calls.get(0));
        assertThat(decided.exitCode()).as(decided.err()).isEqualTo(code);
        assertThat(gate.published("runs/comparison/*.comparison.json")).hasSize(1);
        assertThat(PipelineFiles.text(FILE)).contains("runs/comparison/*.comparison.json");
    }

    private StandInLauncher.Ended play(String job, String step, Map<String, String> settings) throws Exception {
        JsonNode steps = PipelineFiles.tree(FILE).path("jobs").path(job).path("steps");
        String script = StreamSupport.stream(steps.spliterator(), false)
                .filter(one -> one.path("name").asText().equals(step))
                .map(one -> one.path("run").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("job " + job + " has no step " + step));
        return StandInLauncher.in(folder).play(SHELL, script, settings);
    }
}

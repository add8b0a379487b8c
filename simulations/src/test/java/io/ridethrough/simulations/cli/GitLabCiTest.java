package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ready pipeline for GitLab CI, held against its schema and run by the shell that runs it there. */
class GitLabCiTest {
    private static final String FILE = "gitlab-ci.yml";
    private static final Schema SCHEMA = PipelineFiles.schema("gitlab-ci.json");
    private static final List<String> SHELL = List.of("bash", "-e", "-o", "pipefail");

    @TempDir
    private Path folder;

    @Test
    void it_is_a_pipeline() throws IOException {
        assertThat(PipelineFiles.errors(SCHEMA, PipelineFiles.text(FILE))).isEmpty();
        assertThat(PipelineFiles.errors(SCHEMA, revealed())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    stages: [brownout, gate]        | stages: 7
                    paths: [.m2/repository]         | paths: 3
                    stage: brownout                 | stag: brownout
                    exit_codes: 2                   | exit_codes: two
                    when: always                    | when: ever
                    reports:                        | reported:
                    tags: [ridethrough]             | tags: {ridethrough: yes}
                    when: manual                    | when: by-hand
                    """)
    void a_planted_mistake_is_noticed(String piece, String mistake) throws IOException {
        assertThat(PipelineFiles.errors(SCHEMA, PipelineFiles.with(revealed(), piece, mistake)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 69, 130})
    void the_job_ends_as_the_run_does(int code) throws Exception {
        StandInLauncher.Ended ended = play("brownout", "script", Map.of("RUN_CODE", String.valueOf(code)));

        assertThat(ended.exitCode()).isEqualTo(code);
        assertThat(PipelineFiles.mistakes(new StandInLauncher(folder).calls())).isEmpty();
        assertThat(play("brownout", "after_script", Map.of()).printed().strip())
                .isEqualTo("summary.md of checkout-brownout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brownout", "gate"})
    void only_a_doubt_is_let_through_with_a_warning(String job) throws IOException {
        assertThat(PipelineFiles.tree(FILE).at("/" + job + "/allow_failure/exit_codes"))
                .hasToString(String.valueOf(ExitCode.INCONCLUSIVE.status()));
    }

    @Test
    void tests_are_shown_from_a_file_that_a_run_leaves() throws IOException {
        JsonNode artifacts = PipelineFiles.tree(FILE).path("brownout").path("artifacts");

        assertThat(artifacts.at("/reports/junit").asText()).isEqualTo("runs/brownout/*/junit.xml");
        assertThat(PipelineFiles.filesOfRuns(artifacts.path("paths").toString()))
                .containsExactlyInAnyOrderElementsOf(PipelineFiles.outputs());
    }

    @Test
    void a_run_that_is_no_pass_does_not_keep_the_gate_from_playing_and_one_without_a_verdict_does() throws Exception {
        assertThat(play(".runs-of-this-build", "before_script", Map.of("RUN_CODE", "1"))
                        .exitCode())
                .isZero();
        List<List<String>> calls = new StandInLauncher(folder).calls("run");

        assertThat(calls).hasSize(8).doesNotHaveDuplicates();
        assertThat(PipelineFiles.mistakes(calls)).isEmpty();
        assertThat(play(".runs-of-this-build", "before_script", Map.of("RUN_CODE", "69"))
                        .exitCode())
                .isNotZero();
    }

    @Test
    void a_baseline_is_kept_and_never_replaced_unseen() throws Exception {
        Map<String, String> settings =
                Map.of("RIDETHROUGH_BASELINE", folder.resolve("baseline").toString());
        play(".runs-of-this-build", "before_script", settings);

        assertThat(play("record-baseline", "script", settings).exitCode()).isZero();
        assertThat(folder.resolve("baseline")).isDirectoryContaining("glob:**/run-0");
        assertThat(play("record-baseline", "script", settings).exitCode()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1.5, 1"})
    void the_gate_is_made_of_stored_runs_and_ends_as_it_decides(double slower, int code) throws Exception {
        GateInPipeline gate = GateInPipeline.storing(folder, slower);

        StandInLauncher.Ended ended = play(
                "gate",
                "script",
                Map.of("RIDETHROUGH_BASELINE", gate.baseline(), "COMPARE_CODE", String.valueOf(code)));
        List<List<String>> calls = new StandInLauncher(folder).calls("compare");

        assertThat(ended.exitCode()).isEqualTo(code);
        assertThat(calls).hasSize(1);
        CommandLineRun decided = gate.decide(calls.get(0));
        assertThat(decided.exitCode()).as(decided.err()).isEqualTo(code);
        assertThat(gate.published(
                        PipelineFiles.tree(FILE).at("/gate/artifacts/paths/0").asText()))
                .hasSize(1);
    }

    /** The schema does not look into a hidden job, so here it is none. */
    private static String revealed() throws IOException {
        return PipelineFiles.with(PipelineFiles.text(FILE), "\n.runs-of-this-build:", "\nruns-of-this-build:");
    }

    private StandInLauncher.Ended play(String job, String section, Map<String, String> settings) throws Exception {
        JsonNode lines = PipelineFiles.tree(FILE).path(job).path(section);
        assertThat(lines).as(job + ": " + section).isNotEmpty();
        String script = StreamSupport.stream(lines.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
        return StandInLauncher.in(folder).play(SHELL, script, settings);
    }
}

package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ready Jenkinsfile, played as far as it can be without a Jenkins. */
class JenkinsfileTest {
    private static final String FILE = "Jenkinsfile";
    private static final List<String> SHELL = List.of("sh", "-e");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0, SUCCESS", "1, FAILURE", "2, UNSTABLE", "69, FAILURE", "130, FAILURE"})
    void the_build_comes_to_what_the_run_does(int code, PretendJenkins.Result result) throws IOException {
        PretendJenkins build = build(false, false, code, 0);

        assertThat(build.result()).isEqualTo(result);
        assertThat(PipelineFiles.mistakes(calls(""))).isEmpty();
        assertThat(calls("compare")).as("without a baseline there is no gate").isEmpty();
        assertThat(build.steps())
                .as("published whatever it came to")
                .anySatisfy(step -> assertThat(step).contains("junit", "runs/brownout/*/junit.xml"))
                .anySatisfy(step -> assertThat(PipelineFiles.filesOfRuns(step))
                        .containsExactlyInAnyOrderElementsOf(PipelineFiles.outputs()));
    }

    @Test
    void its_parameters_are_those_that_it_uses() throws IOException {
        assertThat(build(false, false, 0, 0).declared()).containsExactlyInAnyOrder("BASELINE", "RECORD_BASELINE");
    }

    @Test
    void a_doubtful_run_does_not_keep_the_gate_from_deciding_and_a_failed_one_does() throws IOException {
        assertThat(build(true, false, 2, 0).result()).isEqualTo(PretendJenkins.Result.UNSTABLE);
        assertThat(calls("compare")).hasSize(1);

        build(true, false, 1, 0);

        assertThat(calls("compare")).hasSize(1);
    }

    @Test
    void a_baseline_is_kept_and_never_replaced_unseen() throws IOException {
        assertThat(build(true, true, 0, 0).result()).isEqualTo(PretendJenkins.Result.SUCCESS);
        assertThat(folder.resolve("baseline")).isDirectoryContaining("glob:**/run-0");
        assertThat(calls("run")).hasSize(9);
        assertThat(calls("compare")).isEmpty();
        assertThat(build(true, true, 0, 0).result()).isEqualTo(PretendJenkins.Result.FAILURE);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, SUCCESS", "1.5, 1, FAILURE"})
    void the_gate_is_made_of_stored_runs_and_the_build_comes_to_what_it_decides(
            double slower, int code, PretendJenkins.Result result) throws IOException {
        assertThat(build(true, false, 0, code).result()).isEqualTo(result);
        assertThat(calls("run").subList(1, 9)).doesNotHaveDuplicates();
        assertThat(folder.resolve("comparison.txt")).content().contains("the decision");

        Path stored = Files.createDirectory(folder.resolve("stored"));
        GateInPipeline gate = GateInPipeline.storing(stored, slower);
        StandInLauncher launcher = StandInLauncher.in(stored);
        String script = text().substring(text().indexOf("./ridethrough compare"), text().indexOf("> comparison.txt"))
                .replace("\\\\", "\\");
        run(launcher, script, Map.of("BASELINE", gate.baseline()));
        CommandLineRun decided = gate.decide(launcher.calls("compare").get(0));

        assertThat(decided.exitCode()).as(decided.err()).isEqualTo(code);
        assertThat(gate.published("runs/comparison/*.comparison.json")).hasSize(1);
        assertThat(text()).contains("runs/comparison/*.comparison.json");
    }

    @Test
    void a_gate_that_is_in_doubt_makes_the_build_unstable() throws IOException {
        assertThat(build(true, false, 0, 2).result()).isEqualTo(PretendJenkins.Result.UNSTABLE);
        assertThat(build(true, false, 0, 64).result()).isEqualTo(PretendJenkins.Result.FAILURE);
    }

    /** The last is a brace too few. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    pipeline {                    | pipelin {
                    agent { label 'ridethrough' } | agnt { label 'ridethrough' }
                    agent { label 'ridethrough' } | agent { }
                    stages {                      | steps {
                    stage('Brownout') {           | stag('Brownout') {
                    steps {                       | step {
                    post {                        | pst {
                    always {                      | allways {
                    returnStatus: true            | returnsStatus: true
                    unit: 'MINUTES'               | units: 'MINUTES'
                    junit testResults             | junit testResult
                    archiveArtifacts allow        | archiveArtifact allow
                    params.BASELINE               | param.BASELINE
                    stages {                      | stages
                    """)
    void a_planted_mistake_is_noticed(String piece, String mistake) throws IOException {
        String broken = PipelineFiles.with(text(), piece, mistake);

        assertThatThrownBy(() ->
                        PretendJenkins.build(broken, Map.of("BASELINE", "", "RECORD_BASELINE", false), script -> 0))
                .isInstanceOfAny(AssertionError.class, RuntimeException.class);
    }

    private PretendJenkins build(boolean hasGate, boolean records, int runCode, int compareCode) throws IOException {
        String baseline = hasGate ? folder.resolve("baseline").toString() : "";
        if (hasGate && !records) {
            Files.createDirectories(folder.resolve("baseline").resolve("run-0"));
        }
        StandInLauncher launcher = StandInLauncher.in(folder);
        Map<String, String> settings = new HashMap<>(Map.of(
                "BASELINE",
                baseline,
                "RUN_CODE",
                String.valueOf(runCode),
                "COMPARE_CODE",
                String.valueOf(compareCode)));
        return PretendJenkins.build(
                text(),
                Map.of("BASELINE", baseline, "RECORD_BASELINE", records),
                script -> run(launcher, script, settings));
    }

    private List<List<String>> calls(String command) throws IOException {
        StandInLauncher launcher = new StandInLauncher(folder);
        return command.isEmpty() ? launcher.calls() : launcher.calls(command);
    }

    private static int run(StandInLauncher launcher, String script, Map<String, String> settings) {
        try {
            return launcher.play(SHELL, script, settings).exitCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text() throws IOException {
        return PipelineFiles.text(FILE);
    }
}

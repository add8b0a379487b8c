package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.presets.MadeUpMatrix;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PresetRunsTest {
    private static final FaultCatalog CATALOG = CommandLineRun.REPOSITORY.catalog();
    private static final Scenario DRILL =
            ScenarioFile.read(CommandLineRun.REPOSITORY.scenarios().resolve("drill.yaml"), CATALOG);

    @TempDir
    private Path folder;

    /** What a player that plays nothing was asked for. */
    private final List<String> played = new ArrayList<>();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void each_preset_is_played_once_in_turn_and_the_worst_verdict_is_the_exit_code() throws Exception {
        Told told = told("--no-color", Grade.PASS, "--presets", "rate-limit, cold-start,slow-leak");

        assertThat(told.code()).isEqualTo(ExitCode.PASS);
        assertThat(played).containsExactly("drill-rate-limit", "drill-cold-start", "drill-slow-leak");
        assertThat(told.out())
                .containsSubsequence("1 of 3  rate-limit: playing", "2 of 3  cold-start: PASS, run run-", "preset  ");
        assertThat(folder.resolve("new").resolve("page.md")).content().contains("| `slow-leak` | pass |");
        assertThat(told("--quiet", Grade.FAIL, "--presets", "rate-limit").code())
                .isEqualTo(ExitCode.FAIL);
        assertThat(told("--quiet", Grade.INCONCLUSIVE, "--presets", "rate-limit")
                        .code())
                .isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void all_are_those_that_can_break_the_target() throws Exception {
        told("--quiet", Grade.PASS, "--presets", "all");
        assertThat(played).hasSameSizeAs(CATALOG.list());
        played.clear();

        Told payment = told("--quiet", Grade.PASS, "--presets", "all", "--on", "payment");

        assertThat(played).contains("drill-network-partition").doesNotContain("drill-rate-limit");
        assertThat(payment.out().strip()).startsWith("drill under " + played.size() + " presets on payment: ");
    }

    @Test
    void json_names_each_preset_with_its_run_and_its_findings() throws Exception {
        Told told = told("--json", Grade.FAIL, "--presets", "rate-limit");
        JsonNode json = new ObjectMapper().readTree(told.out());

        assertThat(json.at("/grade").asText()).isEqualTo("FAIL");
        assertThat(json.at("/presets/0/preset").asText()).isEqualTo("rate-limit");
        assertThat(json.at("/presets/0/runId").asText()).isEqualTo("run-drill-rate-limit");
        assertThat(json.at("/presets/0/findings/latency-ratio~1browse").asText())
                .isEqualTo("FAIL");
    }

    @Test
    void what_was_over_is_kept_when_the_environment_fails() {
        PresetRuns.Player failing = scenario -> {
            if (scenario.name().equals("drill-slow-leak")) {
                throw new EnvironmentUnavailableException("the store ended");
            }
            return verdict(scenario, Grade.PASS);
        };

        assertThatThrownBy(() -> runs("--quiet", "--presets", "rate-limit,slow-leak")
                        .play(failing, folder.resolve("new").resolve("page.md")))
                .hasMessage("the store ended");
        assertThat(folder.resolve("new").resolve("page.md"))
                .content()
                .contains("`rate-limit`", "1 passed", "1 not played");
    }

    @Test
    void every_mistake_is_told_before_anything_starts() {
        CommandLineRun run = CommandLineRun.of(
                "run", "drill", "--presets", "rate-limt,cold-start,cold-start", "--during", "bat", "--on", "paymnt");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .contains(
                        "--presets: there is no preset `rate-limt`, did you mean `rate-limit`?",
                        "--presets: `cold-start` is named twice",
                        "--during: drill has no phase `bat`, did you mean `bad`?",
                        "--on: there is no target `paymnt`, did you mean `payment`?");
    }

    @Test
    void a_preset_that_cannot_break_the_target_is_refused_by_name() {
        CommandLineRun run =
                CommandLineRun.of("run", "drill", "--presets", "network-partition,rate-limit", "--on", "payment");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .contains("--presets: `rate-limit` breaks what only a model has (`http-error`)")
                .doesNotContain("network-partition");
    }

    @Test
    void what_goes_with_presets_only_is_refused_without_them() {
        assertThat(CommandLineRun.of("run", "drill", "--on", "payment").err())
                .contains("--on means nothing without --presets");
        assertThat(CommandLineRun.of("run", "drill", "--presets", "all,rate-limit")
                        .err())
                .contains("`all` has every preset already");
        assertThat(CommandLineRun.of("run", "checkout-brownout", "--presets", "all")
                        .err())
                .contains("--during: checkout-brownout has no phase `bad`");
    }

    private record Told(ExitCode code, String out) {}

    private Told told(String form, Grade grade, String... options) throws Exception {
        ExitCode code = runs(form, options)
                .play(
                        scenario -> {
                            played.add(scenario.name());
                            return verdict(scenario, grade);
                        },
                        folder.resolve("new").resolve("page.md"));
        Told told = new Told(code, out.toString(StandardCharsets.UTF_8));
        out.reset();
        return told;
    }

    private PresetRuns runs(String form, String... options) {
        PresetOptions presets = CommandLine.populateCommand(new PresetOptions(), options);
        ViewOptions view = CommandLine.populateCommand(new ViewOptions(), form);
        return new PresetRuns(
                PresetChoice.of(presets, DRILL, CATALOG), 7, view, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private static Verdict verdict(Scenario scenario, Grade grade) {
        return MadeUpMatrix.run(scenario.name(), true, Grade.PASS, grade).verdict();
    }
}

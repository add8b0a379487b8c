package io.ridethrough.simulations.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeBenchTest {

    @TempDir
    Path folder;

    @Test
    void a_made_up_run_has_every_kind_of_claim_and_is_judged() throws Exception {
        JudgeBench.Report report = JudgeBench.run(10_000, 1, folder);

        assertThat(report.kinds()).isEqualTo(report.allKinds());
        assertThat(report.bars()).extracting(bar -> bar.name()).contains("samples", "whole_process_seconds");
        assertThat(folder.resolve("verdict.json")).isNotEmptyFile();
    }

    @Test
    void the_measured_process_is_started_as_the_launcher_starts_judge() throws Exception {
        String launcher = Files.readString(Path.of("..", "ridethrough"));

        for (String option : JudgeBench.JAVA_OPTIONS.split(" ")) {
            assertThat(launcher).contains(option);
        }
    }
}

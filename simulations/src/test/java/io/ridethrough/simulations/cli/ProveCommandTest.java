package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveCommandTest {
    @TempDir
    private Path root;

    @Test
    void the_committed_book_is_sound_and_a_name_that_it_lacks_is_told_before_anything_starts() {
        CommandLineRun run = CommandLineRun.of("prove", "--only", "no-braker");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("no defect or scenario `no-braker`", "`no-breaker`");
    }

    @Test
    void no_run_and_too_many_runs_at_once_are_refused() {
        assertThat(CommandLineRun.of("prove", "--parallel", "0").exitCode()).isEqualTo(64);
        assertThat(CommandLineRun.of("prove", "--parallel", "9").err()).contains("from 1 to 8 runs at once");
    }

    @Test
    void a_book_with_slips_is_refused() throws IOException {
        ProjectHome home = new ProjectHome(root);
        Files.createDirectories(home.scenarios());
        Files.createDirectories(home.environments());
        Files.writeString(home.proofBook(), "prove:\n  - scenario: none\n    sound: 1\n");

        CommandLineRun run = CommandLineRun.in(home, "prove");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("proof.yaml:2: prove[0].scenario", "no proof for no-timeout, no-breaker");
        assertThat(home.runs()).doesNotExist();
    }
}

package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.prove.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTrialsTest {
    @TempDir
    private Path runs;

    @Test
    void finds_a_run_by_what_it_played_and_writes_nothing() throws IOException {
        StoredRuns.store(runs, "20260101-000000-calm", "calm", 7, 1, 30);
        StoredRuns.store(runs, "20260101-000001-calm", "calm", 8, 1, 30);

        assertThat(StoredTrials.in(runs).judged(sound("calm", 8)).runId()).isEqualTo("20260101-000001-calm");
        assertThat(new RunFolder(runs.resolve("20260101-000001-calm")).verdict())
                .doesNotExist();
    }

    @Test
    void of_two_that_played_the_same_the_latest_counts() throws IOException {
        StoredRuns.store(runs, "20260101-000002-calm", "calm", 7, 1, 30);
        StoredRuns.store(runs, "20260101-000001-calm", "calm", 7, 1, 30);

        assertThat(StoredTrials.in(runs).judged(sound("calm", 7)).runId()).isEqualTo("20260101-000002-calm");
    }

    @Test
    void a_run_that_is_not_there_is_told_by_its_seed() throws IOException {
        StoredRuns.store(runs, "20260101-000000-calm", "calm", 7, 1, 30);
        StoredTrials stored = StoredTrials.in(runs);

        assertThatThrownBy(() -> stored.judged(sound("calm", 9)))
                .isInstanceOf(IOException.class)
                .hasMessage("none with seed 9 is stored");
        assertThatThrownBy(() -> stored.judged(sound("storm", 7))).isInstanceOf(IOException.class);
    }

    @Test
    void folders_without_a_plan_that_can_be_read_are_passed_over() throws IOException {
        Files.createDirectories(runs.resolve("20260101-000000-empty"));
        Files.writeString(new RunFolder(Files.createDirectories(runs.resolve("broken"))).plan(), "{");

        assertThatThrownBy(() -> StoredTrials.in(runs).judged(sound("calm", 7))).isInstanceOf(IOException.class);
    }

    private static Trial sound(String scenario, long seed) {
        return new Trial(scenario, "embedded", Optional.empty(), seed);
    }
}

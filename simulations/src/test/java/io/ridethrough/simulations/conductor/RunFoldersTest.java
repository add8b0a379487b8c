package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    private Path folder;

    @Test
    void a_folder_is_named_by_its_start_and_its_scenario_and_its_parents_are_made() throws IOException {
        Path runs = folder.resolve("results").resolve("runs");

        assertThat(RunFolders.create(runs, "little", NOW).path())
                .isEqualTo(runs.resolve("20260102-030405-little"))
                .isEmptyDirectory();
    }

    @Test
    void runs_of_one_second_get_a_folder_each() throws IOException {
        assertThat(RunFolders.create(folder, "little", NOW).path()).hasFileName("20260102-030405-little");
        assertThat(RunFolders.create(folder, "little", NOW).path()).hasFileName("20260102-030405-little-2");
        assertThat(RunFolders.create(folder, "little", NOW).path()).hasFileName("20260102-030405-little-3");
    }

    @Test
    void a_file_in_the_way_is_told_in_one_line() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> RunFolders.create(file, "little", NOW))
                .isInstanceOf(IOException.class)
                .hasMessage("no run folder can be made in " + file + ": " + file + " is a file");
        assertThatThrownBy(() -> RunFolders.create(file.resolve("runs"), "little", NOW))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no run folder can be made in " + file.resolve("runs") + ": ")
                .message()
                .hasLineCount(1);
    }
}

package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run from the command line, for real, that a planted defect makes burn its error budget. */
class StopEndToEndTest {
    private static final Path SCENARIO = Path.of("src", "test", "resources", "short-stop.yaml");
    private static final long PLANNED_MICROS = 34_000_000;

    @TempDir
    private Path runs;

    @Test
    void a_burnt_error_budget_heals_the_run_ends_it_in_order_and_is_the_verdict() throws IOException {
        Set<Long> childrenBefore = children();

        CommandLineRun run = CommandLineRun.of(
                "run", SCENARIO.toString(), "--defect", "error-to-customer", "--out", runs.toString(), "--quiet");

        Set<Long> childrenLeft = children();
        childrenLeft.removeAll(childrenBefore);
        assertThat(childrenLeft).as("processes left running").isEmpty();

        RunFolder folder = onlyRun();
        Verdict verdict = VerdictFile.read(folder.verdict());
        assertThat(verdict.grade()).isNotEqualTo(Grade.PASS);
        assertThat(run.exitCode()).isEqualTo(ExitCode.of(verdict.grade()).status());
        assertThat(run.out().strip()).isEqualTo(verdict.sentence());
        assertThat(verdict.sentence())
                .contains("the run was stopped", "guest checkout requests within 5 s ended in an error");

        RunRecord record = RunReader.read(folder);
        List<String> events = record.journal().stream().map(JournalEvent::event).toList();
        assertThat(events)
                .containsSubsequence(
                        "fault-applied",
                        "stop-condition",
                        "fault-healed",
                        "stopped",
                        "load-stopped",
                        "generator-finished",
                        "ledger-read",
                        "run-ended")
                .doesNotContain("failed", "close-failed");
        assertThat(events.stream().filter("fault-healed"::equals)).hasSize(1);
        long origin = moment(record, "load-started", "origin");
        assertThat(moment(record, "stop-condition", "trueAt")).isBetween(origin, moment(record, "stopped", "healedAt"));
        assertThat(record.samples())
                .as("the load ended long before its plan")
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.endedAt()).isLessThan(origin + PLANNED_MICROS));
    }

    private static long moment(RunRecord record, String event, String field) {
        return record.journal().stream()
                .filter(one -> one.event().equals(event))
                .findFirst()
                .orElseThrow()
                .fields()
                .path(field)
                .asLong();
    }

    private static Set<Long> children() {
        return new HashSet<>(
                ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet()));
    }

    private RunFolder onlyRun() throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            List<Path> folders = all.toList();
            assertThat(folders).hasSize(1);
            return new RunFolder(folders.get(0));
        }
    }
}

package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run from the command line, for real, in which the model itself misbehaves. */
class MisbehaviourEndToEndTest {
    private static final Path SCENARIO = Path.of("src", "test", "resources", "short-misbehaviour.yaml");
    private static final List<String> FAULTS = List.of("misbehaving/1", "misbehaving/2", "misbehaving/3");

    @TempDir
    private Path runs;

    @Test
    void a_model_that_refuses_garbles_and_is_late_is_met_answered_for_and_judged() throws IOException {
        CommandLineRun run = CommandLineRun.of("run", SCENARIO.toString(), "--out", runs.toString(), "--quiet");

        RunFolder folder = onlyRun();
        Verdict verdict = VerdictFile.read(folder.verdict());
        assertThat(run.exitCode()).isEqualTo(ExitCode.of(verdict.grade()).status());
        assertThat(run.out().strip()).isEqualTo(verdict.sentence());

        RunRecord record = RunReader.read(folder);
        assertThat(byFault(record, "fault-applied")).containsOnlyKeys(FAULTS);
        assertThat(byFault(record, "fault-healed"))
                .containsOnlyKeys(FAULTS)
                .allSatisfy((fault, healed) -> assertThat(
                                healed.fields().path("touched").asLong())
                        .as("what " + fault + " touched")
                        .isPositive());
        // The proxy saw each of them at work, and traffic go free of it afterwards.
        Map<String, JournalEvent> affected = byFault(record, "fault-first-affected");
        Map<String, JournalEvent> free = byFault(record, "fault-first-free");
        assertThat(affected).containsOnlyKeys(FAULTS);
        assertThat(free).containsOnlyKeys(FAULTS);
        assertThat(affected)
                .allSatisfy((fault, first) -> assertThat(
                                first.fields().path("affectedAt").asLong())
                        .isLessThan(Objects.requireNonNull(free.get(fault))
                                .fields()
                                .path("freeAt")
                                .asLong()));

        // A refusal, an answer that does not parse, and one that is late.
        assertThat(inferenceTold(record))
                .contains("model", "fallback; reason=error", "fallback; reason=invalid", "fallback; reason=timeout");
        // What no busy machine can excuse.
        assertThat(verdict.findings())
                .filteredOn(finding -> List.of("validity/run-ended", "validity/records", "orders-reconcile/ledger")
                        .contains(finding.id()))
                .hasSize(3)
                .extracting(Finding::grade)
                .containsOnly(Grade.PASS);
    }

    private static Map<String, JournalEvent> byFault(RunRecord record, String event) {
        return record.journal().stream()
                .filter(one -> one.event().equals(event))
                .collect(Collectors.toMap(one -> one.fields().path("id").asText(), Function.identity()));
    }

    private static Set<String> inferenceTold(RunRecord record) {
        return record.samples().stream().map(Sample::inference).collect(Collectors.toSet());
    }

    private RunFolder onlyRun() throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            List<Path> folders = all.toList();
            assertThat(folders).hasSize(1);
            return new RunFolder(folders.get(0));
        }
    }
}

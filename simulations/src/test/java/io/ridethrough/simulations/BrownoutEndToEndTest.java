package io.ridethrough.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.assertions.FinishedRun;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.Judgement;
import io.ridethrough.simulations.terminal.VerdictOnlyView;
import io.ridethrough.simulations.testing.Ridethrough;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything at once and for real, as a test plays it: store, model, proxy, partner, Gatling, a fault, and a verdict. */
class BrownoutEndToEndTest {
    private static final long SEED = 11;
    private static final Path SCENARIO = Path.of("src", "test", "resources", "short-brownout.yaml");

    @TempDir
    private Path runs;

    @Test
    void a_short_brownout_is_played_recorded_and_judged_and_leaves_nothing_running() throws Exception {
        Set<Long> childrenBefore = children();
        ByteArrayOutputStream shown = new ByteArrayOutputStream();

        Verdict verdict = play(new PrintStream(shown, true, StandardCharsets.UTF_8));

        Set<Long> childrenLeft = new HashSet<>(children());
        childrenLeft.removeAll(childrenBefore);
        assertThat(childrenLeft).as("processes left running").isEmpty();

        RunFolder folder = onlyRun();
        assertThat(List.of(
                        folder.plan(),
                        folder.journal(),
                        folder.samples(),
                        folder.claims(),
                        folder.attempts(),
                        folder.ledger(),
                        folder.verdict(),
                        folder.report(),
                        folder.junit(),
                        folder.summary()))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(folder.allure()).isNotEmptyDirectory();
        assertThat(folder.logs()).isDirectoryContaining("glob:**/store.log").isDirectoryContaining("glob:**/model.log");

        List<JournalEvent> journal = JournalReader.read(folder.journal());
        JournalEvent finished = only(journal, "generator-finished");
        assertThat(finished.fields().path("samples").asLong())
                .as("every request that was sent is recorded")
                .isPositive()
                .isEqualTo(finished.fields().path("requestsSent").asLong());
        assertThat(only(journal, "fault-applied").fields().path("id").asText()).isEqualTo("slow/1");
        assertThat(only(journal, "fault-healed").fields().path("touched").asLong())
                .as("requests that the fault touched")
                .isPositive();
        assertThat(only(journal, "fault-first-affected")
                        .fields()
                        .path("affectedAt")
                        .asLong())
                .isGreaterThan(only(journal, "fault-applied")
                        .fields()
                        .path("plannedAt")
                        .asLong())
                .isLessThan(only(journal, "fault-first-free")
                        .fields()
                        .path("freeAt")
                        .asLong());
        assertThat(only(journal, "fault-first-free").fields().path("freeAt").asLong())
                .isGreaterThan(
                        only(journal, "fault-healed").fields().path("plannedAt").asLong());
        assertThat(only(journal, "ledger-read").fields().path("orders").asLong())
                .isPositive();
        assertThat(journal.get(journal.size() - 1).event()).isEqualTo("run-ended");

        assertThat(verdict.findings())
                .filteredOn(finding -> finding.claim().equals("validity"))
                .extracting(Finding::grade)
                .isNotEmpty()
                .doesNotContain(Grade.FAIL);
        // What no busy machine can excuse.
        assertThat(verdict.findings())
                .filteredOn(finding -> List.of("validity/run-ended", "validity/records", "orders-reconcile/ledger")
                        .contains(finding.id()))
                .extracting(Finding::grade)
                .containsOnly(Grade.PASS);
        assertThat(verdict.findings()).extracting(Finding::claim).contains("completion", "orders-reconcile");
        assertThat(shown.toString(StandardCharsets.UTF_8).strip()).isEqualTo(verdict.sentence());

        byte[] judgedAtOnce = Files.readAllBytes(folder.verdict());
        assertThat(Judgement.of(folder)).isEqualTo(verdict);
        assertThat(folder.verdict()).hasBinaryContent(judgedAtOnce);
    }

    private Verdict play(PrintStream out) throws Exception {
        FinishedRun run = Ridethrough.scenario(SCENARIO.toString())
                .seed(SEED)
                .runsIn(runs)
                .watchedBy(new VerdictOnlyView(out, Verdict::sentence))
                .run();
        assertThat(run.folder()).isEqualTo(onlyRun());
        return run.verdict();
    }

    private RunFolder onlyRun() throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            List<Path> folders = all.toList();
            assertThat(folders).hasSize(1);
            return new RunFolder(folders.get(0));
        }
    }

    private static JournalEvent only(List<JournalEvent> journal, String event) {
        List<JournalEvent> found =
                journal.stream().filter(one -> one.event().equals(event)).toList();
        assertThat(found).as(event).hasSize(1);
        return found.get(0);
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}

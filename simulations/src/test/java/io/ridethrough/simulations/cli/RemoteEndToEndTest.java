package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, for real, against a shop that was there before and goes on afterwards. */
class RemoteEndToEndTest {
    private static final Path SCENARIO = Path.of("src", "test", "resources", "short-brownout.yaml");
    private static final Duration UNTIL_BROKEN = Duration.ofSeconds(60);

    @TempDir
    private static Path place;

    private static StandingShop shop;

    @TempDir
    private Path runs;

    @BeforeAll
    static void open() throws Exception {
        shop = StandingShop.start(place);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void a_shop_that_stands_by_itself_is_loaded_broken_read_back_and_judged() throws Exception {
        CommandLineRun run = CommandLineRun.of(
                "run", SCENARIO.toString(), "--env", shop.definition().toString(), "--out", runs.toString(), "--quiet");

        RunFolder folder = onlyRun();
        Verdict verdict = VerdictFile.read(folder.verdict());
        assertThat(run.exitCode()).isEqualTo(ExitCode.of(verdict.grade()).status());
        assertThat(run.out().strip()).isEqualTo(verdict.sentence());

        RunRecord record = RunReader.read(folder);
        assertThat(record.attempts()).extracting(Attempt::target).contains("inference", "payment");
        assertThat(record.attempts()).extracting(Attempt::point).contains("advice", "summary");
        assertThat(record.egress().isRecorded()).isTrue();
        assertThat(record.journal())
                .extracting(JournalEvent::event)
                .contains("fault-first-affected", "fault-first-free", "home-endpoints", "ledger-read")
                .doesNotContain("failed", "close-failed", "probe-failed");
        assertThat(probed(record, "store")
                        .fields()
                        .path("breakers")
                        .path("advice")
                        .asText())
                .isIn("CLOSED", "OPEN", "HALF_OPEN");
        assertThat(probed(record, "proxy").fields().path("attempts").isNumber()).isTrue();
        assertThat(probed(record, "model").fields().path("requests").isNumber()).isTrue();

        // What no busy machine can excuse.
        assertThat(verdict.findings())
                .filteredOn(finding -> List.of(
                                "validity/run-ended",
                                "validity/records",
                                "validity/wire/advice",
                                "validity/wire/summary",
                                "orders-reconcile/ledger")
                        .contains(finding.id()))
                .hasSize(5)
                .extracting(Finding::grade)
                .containsOnly(Grade.PASS);
        assertThat(shop.toxics()).as("left behind").isZero();
        assertThat(shop.failure()).isEmpty();
    }

    @Test
    void what_a_killed_run_left_on_somebodys_proxies_is_healed() throws Exception {
        JavaCommand command = new JavaCommand(
                "killed-run",
                Main.class.getName(),
                List.of("-Dridethrough.home=" + CommandLineRun.REPOSITORY.path()),
                List.of(
                        "run",
                        SCENARIO.toAbsolutePath().toString(),
                        "--env",
                        shop.definition().toString(),
                        "--out",
                        runs.toString(),
                        "--quiet"),
                place);
        try (ChildProcess runner = ChildProcess.run(command, line -> {})) {
            long endNanos = System.nanoTime() + UNTIL_BROKEN.toNanos();
            while (shop.toxics() == 0
                    && System.nanoTime() < endNanos
                    && runner.failure().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(shop.toxics())
                    .as("the fault of the run: " + runner.lastWords())
                    .isEqualTo(1);
            runner.kill();
        }

        CommandLineRun heal = CommandLineRun.of("heal", "--runs", runs.toString());

        assertThat(heal.exitCode()).isZero();
        assertThat(heal.out()).startsWith("removed").contains(" on the-model at ");
        assertThat(shop.toxics()).isZero();
    }

    private static JournalEvent probed(RunRecord record, String source) {
        return record.journal().stream()
                .filter(event -> event.event().equals("probe")
                        && event.fields().path("source").asText().equals(source))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was read from the " + source));
    }

    private RunFolder onlyRun() throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            List<Path> folders = all.toList();
            assertThat(folders).hasSize(1);
            return new RunFolder(folders.get(0));
        }
    }
}

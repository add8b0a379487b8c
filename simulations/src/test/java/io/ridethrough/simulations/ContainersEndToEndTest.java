package io.ridethrough.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ridethrough.environments.containers.ContainerLeftovers;
import io.ridethrough.environments.containers.ContainersEnvironment;
import io.ridethrough.results.assertions.FinishedRun;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.simulations.testing.Ridethrough;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A brownout in containers, from the first container to the verdict. Skipped, visibly, where there is no Docker engine. */
class ContainersEndToEndTest {
    private static final Path SCENARIO = Path.of("src", "test", "resources", "short-brownout.yaml");

    @TempDir
    private Path runs;

    @Test
    void a_short_brownout_in_containers_is_recorded_and_judged_and_leaves_nothing() throws Exception {
        assumeTrue(ContainersEnvironment.isPossible(), "needs a Docker engine on this machine");

        FinishedRun run = Ridethrough.scenario(SCENARIO.toString())
                .environment("containers")
                .seed(11)
                .runsIn(runs)
                .run();

        assertThat(ContainerLeftovers.remove())
                .as("containers and networks left")
                .isEmpty();
        assertThat(List.of(
                        run.folder().attempts(),
                        run.folder().egress(),
                        run.folder().inferenceCalls(),
                        run.folder().ledger()))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        List<JournalEvent> journal = JournalReader.read(run.folder().journal());
        assertThat(journal)
                .extracting(JournalEvent::event)
                .contains("fault-applied", "fault-first-affected", "fault-first-free", "fault-healed", "run-ended");
        // What no busy machine can excuse.
        assertThat(run.verdict().findings())
                .filteredOn(finding -> List.of("validity/run-ended", "validity/records", "orders-reconcile/ledger")
                        .contains(finding.id()))
                .hasSize(3)
                .extracting(Finding::grade)
                .containsOnly(Grade.PASS);
        assertThat(run.verdict().findings())
                .filteredOn(finding -> finding.claim().equals("validity"))
                .extracting(Finding::grade)
                .doesNotContain(Grade.FAIL);
    }

    @Test
    void behind_the_original_toxiproxy_it_is_played_and_inconclusive_since_nobody_saw_attempts() throws Exception {
        assumeTrue(ContainersEnvironment.isPossible(), "needs a Docker engine on this machine");
        Path definition = Files.writeString(
                runs.resolve("original.yaml"), """
                environment: original
                kind: containers
                images:
                  proxy: {image: "%s", server: toxiproxy}
                store: {inference-timeout: 800ms}
                """.formatted(OriginalImage.of("toxiproxy-server", runs)));

        FinishedRun run = played(definition);

        assertThat(JournalReader.read(run.folder().journal()))
                .extracting(JournalEvent::event)
                .contains("fault-applied", "fault-healed", "run-ended")
                .doesNotContain("fault-first-affected");
        assertThat(graded(run, "validity/run-ended", "orders-reconcile/ledger"))
                .hasSize(2)
                .containsOnly(Grade.PASS);
        assertThat(graded(run, "validity/wire/advice", "validity/wire/summary"))
                .hasSize(2)
                .containsOnly(Grade.INCONCLUSIVE);
        assertThat(run.verdict().grade()).isNotEqualTo(Grade.PASS);
    }

    @Test
    void with_llama_cpps_server_it_is_played_and_the_calls_of_the_model_are_seen() throws Exception {
        assumeTrue(ContainersEnvironment.isPossible(), "needs a Docker engine on this machine");
        Path definition =
                Files.writeString(runs.resolve("llama.yaml"), """
                environment: llama
                kind: containers
                images:
                  model: {image: "%s", server: llama.cpp}
                store: {inference-timeout: 800ms}
                """.formatted(OriginalImage.of("llama-server", runs)));

        FinishedRun run = played(definition);

        assertThat(run.folder().attempts()).isNotEmptyFile();
        assertThat(JournalReader.read(run.folder().journal()))
                .extracting(JournalEvent::event)
                .contains("fault-applied", "fault-first-affected", "fault-healed", "run-ended");
        assertThat(graded(run, "validity/run-ended", "validity/records", "orders-reconcile/ledger"))
                .hasSize(3)
                .containsOnly(Grade.PASS);
    }

    private FinishedRun played(Path definition) throws Exception {
        FinishedRun run = Ridethrough.scenario(SCENARIO.toString())
                .environment(definition.toString())
                .seed(11)
                .runsIn(runs.resolve("runs"))
                .run();
        assertThat(ContainerLeftovers.remove())
                .as("containers and networks left")
                .isEmpty();
        return run;
    }

    private static List<Grade> graded(FinishedRun run, String... findings) {
        return run.verdict().findings().stream()
                .filter(finding -> List.of(findings).contains(finding.id()))
                .map(Finding::grade)
                .toList();
    }
}

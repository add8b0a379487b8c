package io.ridethrough.simulations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.assertions.FinishedRun;
import io.ridethrough.results.assertions.RunInDoubtException;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.terminal.RunView;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test's timeout does to a run: it interrupts the thread that plays it, here as soon as a fault is live. */
class InterruptedRunTest {
    private static final String SLOW_AT_ONCE = """
            scenario: slow-at-once
            story: The model is slow from the start.
            seed: 3
            load:
              - flow: guest-checkout
                rate: 2/s
            phases:
              - phase: slow
                lasts: 60s
                faults:
                  - fault: latency
                    on: inference
                    delay: 3s
            expect:
              - claim: orders-reconcile
            """;

    @TempDir
    private Path folder;

    @Test
    void an_interrupted_run_heals_its_faults_ends_its_processes_and_passes_nothing() throws Exception {
        Set<Long> childrenBefore = children();
        Path scenario = Files.writeString(folder.resolve("slow-at-once.yaml"), SLOW_AT_ONCE);
        Path runs = folder.resolve("runs");

        assertThatThrownBy(() -> Ridethrough.scenario(scenario.toString())
                        .runsIn(runs)
                        .watchedBy(interruptingAsAFaultIsApplied())
                        .run())
                .isInstanceOf(InterruptedException.class);

        Set<Long> childrenLeft = new HashSet<>(children());
        childrenLeft.removeAll(childrenBefore);
        assertThat(childrenLeft).as("processes left running").isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        RunFolder run = only(runs);
        assertThat(JournalReader.read(run.journal()).stream().map(JournalEvent::event))
                .containsSubsequence("fault-applied", "interrupted", "fault-healed", "run-ended")
                .doesNotContain("failed", "close-failed");
        assertThatThrownBy(() -> assertThat(FinishedRun.open(run.path())).hasPassed())
                .isInstanceOf(RunInDoubtException.class);
    }

    private static RunView interruptingAsAFaultIsApplied() {
        return (RunView) Proxy.newProxyInstance(
                RunView.class.getClassLoader(), new Class<?>[] {RunView.class}, (proxy, told, arguments) -> {
                    if (told.getName().equals("faultApplied")) {
                        Thread.currentThread().interrupt();
                    }
                    return null;
                });
    }

    private static RunFolder only(Path runs) throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            List<Path> folders = all.toList();
            assertThat(folders).hasSize(1);
            return new RunFolder(folders.get(0));
        }
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}

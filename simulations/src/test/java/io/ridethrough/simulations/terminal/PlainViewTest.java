package io.ridethrough.simulations.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.PlannedFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlainViewTest {

    private final Screen screen = new Screen();
    private final PlainView view = new PlainView(screen.out, new Surroundings(false, false, false, () -> 100));

    @Test
    void a_run_is_lines_that_are_never_taken_back() {
        FakeRun.play(view, () -> {});

        assertThat(screen.raw()).doesNotContain("\u001b");
        assertThat(screen.lines())
                .containsSubsequence(
                        "waiting for the model to load",
                        "checkout-brownout",
                        "  seed      42",
                        "  store     http://127.0.0.1:41801",
                        " 0:15  steady  20 s",
                        " 0:25    guest-checkout  3.8 of 3.9/s done, p95 56 ms, 0 failed",
                        " 0:35    guest-checkout  4.2 of 4.3/s done, p95 65 ms, 0 failed",
                        " 0:35    fault    inference  latency 4 s ± 500 ms",
                        "waiting for the last journeys to end, and 3 s of quiet",
                        "FAIL          breaker-opens/advice       ≤ 6 s                       9.4 s",
                        "report   results/runs/20260102T030405Z-checkout-brownout/report.html");
    }

    @Test
    void a_long_fault_is_told_whole() {
        view.faultApplied(
                new PlannedFault(
                        "garbled/1",
                        "inference",
                        "cut-stream",
                        "answers cut after 4 tokens: finished without [DONE], on 20 % of requests",
                        Duration.ofSeconds(35),
                        Duration.ofSeconds(65)),
                Duration.ofSeconds(35));

        assertThat(screen.lines())
                .containsSequence(
                        " 0:35    fault    inference  answers cut after 4 tokens: finished without [DONE], on 20 % of",
                        "                             requests");
    }

    @Test
    void ticks_are_thinned() {
        FakeRun.play(view, () -> {});

        assertThat(screen.lines().stream()
                        .filter(line -> line.contains("dashboard "))
                        .count())
                .isBetween(8L, 20L);
    }

    @Test
    void text_from_outside_cannot_drive_the_terminal() {
        view.waiting("a \u001b[2Jname\nwith\ttricks");

        assertThat(screen.raw().strip()).isEqualTo("waiting for a [2Jname with tricks");
    }
}

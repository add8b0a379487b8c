package io.ridethrough.simulations.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Progress progress = new Progress(List.of("dashboard", "onboarding"));

    @Test
    void counts_each_flow_and_the_whole() {
        progress.arrived("dashboard");
        progress.arrived("dashboard");
        progress.ended(new Journey("dashboard", 0, 0, 0, 9, true, false));
        progress.ended(new Journey("dashboard", 1, 0, 0, 9, false, false));
        progress.ended(new Journey("onboarding", 0, 0, 0, 9, false, true));
        progress.sampled(sample(10_000, Outcome.OK));
        progress.sampled(sample(10_000, Outcome.TIMED_OUT));
        progress.sampled(sample(10_000, Outcome.ABORTED));

        Progress.Snapshot snapshot = progress.next();

        assertThat(snapshot.samples()).isEqualTo(3);
        assertThat(snapshot.failed()).isEqualTo(1);
        assertThat(snapshot.flows()).containsEntry("dashboard", new FlowProgress.Snapshot(2, 1, 1, 10));
        assertThat(snapshot.flows()).containsEntry("onboarding", new FlowProgress.Snapshot(0, 0, 0, 0));
    }

    @Test
    void an_old_latency_leaves_the_window() {
        progress.sampled(sample(4_000_000, Outcome.OK));
        assertThat(p95()).isBetween(3_900L, 4_100L);

        for (int second = 0; second < 4; second++) {
            progress.sampled(sample(20_000, Outcome.OK));
            assertThat(p95()).isBetween(3_900L, 4_100L);
        }

        progress.sampled(sample(20_000, Outcome.OK));
        assertThat(p95()).isEqualTo(20);
    }

    private long p95() {
        return progress.next().flows().entrySet().stream()
                .filter(flow -> flow.getKey().equals("dashboard"))
                .mapToLong(flow -> flow.getValue().p95Millis())
                .sum();
    }

    private static Sample sample(long latencyMicros, Outcome outcome) {
        return new Sample("dashboard", "sign-in", 0, 0, 5, latencyMicros, 200, outcome, "", "");
    }
}

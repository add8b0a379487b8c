package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.simulations.terminal.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TickMakerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RunPlan PLAN = new RunPlan(
            PlanFile.FORMAT,
            "run",
            "little",
            "",
            "embedded",
            "none",
            7,
            Map.of(),
            List.of(),
            List.of(new PlannedLoad("guest-checkout", 4, 100, Duration.ofSeconds(10))),
            List.of(new InferencePoint("advice", "guest-checkout", "place-order", "inference")),
            List.of(),
            List.of(),
            List.of());

    private final AttemptCounts attempts = new AttemptCounts();
    private final TickMaker ticks = new TickMaker(PLAN, attempts);

    @Test
    void before_anybody_says_anything_all_is_zero_or_empty() {
        Tick tick = ticks.tick(Duration.ZERO, Optional.empty(), List.of());

        assertThat(tick.flows()).containsExactly(new Tick.FlowPace("guest-checkout", 0, 0, Optional.empty(), 0));
        assertThat(tick.points()).containsExactly(new Tick.PointPace("advice", "", 0, 0));
        assertThat(tick.workers()).isEmpty();
    }

    @Test
    void rates_look_back_over_the_last_four_readings() {
        Tick tick = tick(0, 0, 0);
        for (int second = 1; second <= 10; second++) {
            // Four arrivals a second at first, eight from the sixth second on.
            long arrived = second <= 6 ? 4L * second : 24 + 8L * (second - 6);
            tick = tick(second, arrived, arrived / 2);
        }

        assertThat(tick.flows().get(0).arrivalsPerSecond()).isEqualTo(8.0);
        assertThat(tick.flows().get(0).completedPerSecond()).isEqualTo(4.0);
    }

    @Test
    void attempts_are_counted_where_they_pass_the_proxy() {
        tick(0, 0, 0);
        for (int i = 0; i < 6; i++) {
            attempts.count("advice");
        }
        attempts.count("somebody-elses");

        assertThat(tick(2, 0, 0).points().get(0).attemptsPerSecond()).isEqualTo(3.0);
    }

    @Test
    void breakers_workers_latency_and_failures_are_those_of_this_moment() {
        Tick tick = tick(1, 1, 1);

        assertThat(tick.points().get(0).breaker()).isEqualTo("HALF_OPEN");
        assertThat(tick.workers()).contains(new Tick.Workers(3, 16));
        assertThat(tick.flows().get(0).p95()).contains(Duration.ofMillis(42));
        assertThat(tick.flows().get(0).failures()).isEqualTo(2);
    }

    private Tick tick(long seconds, long arrived, long completed) {
        JsonNode word = JSON.valueToTree(Map.of(
                "flows",
                Map.of(
                        "guest-checkout",
                        Map.of("arrived", arrived, "completed", completed, "p95Millis", 42, "failed", 2))));
        ProbeReading store = new ProbeReading(
                "store", Map.of("workers", 16L, "workersBusy", 3L, "breakers", Map.of("advice", "HALF_OPEN")));
        return ticks.tick(Duration.ofSeconds(seconds), Optional.of(word), List.of(store));
    }
}

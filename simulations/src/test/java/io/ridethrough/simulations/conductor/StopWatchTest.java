package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.results.plan.StopCondition.ErrorBudget;
import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StopWatchTest {

    private static final List<StopCondition> STOPS = List.of(
            new ErrorBudget("dashboard", 0.2, Duration.ofSeconds(10), 20),
            new ProbeAbove("requests-queued", "store", "", "queued", 50, Duration.ofSeconds(1)));

    private final AtomicReference<Optional<JsonNode>> told = new AtomicReference<>(Optional.empty());
    private final StopWatch stops = new StopWatch(STOPS, told::get);

    @Test
    void nothing_is_reached_while_all_is_well() {
        read(1_000_000, 50);
        read(9_000_000, 50);

        assertThat(stops.reached()).isEmpty();
    }

    @Test
    void a_probe_above_its_bound_for_long_enough_is_reached_and_stays_so() {
        read(1_000_000, 51);
        assertThat(stops.reached()).isEmpty();
        read(2_000_000, 77);
        read(2_500_000, 0);

        assertThat(stops.reached()).contains(Map.of("condition", 2, "trueAt", 2_000_000L, "value", 77L));
    }

    @Test
    void a_budget_is_reached_when_the_generator_says_so() throws Exception {
        told.set(Optional.of(new ObjectMapper()
                .readTree("{\"event\":\"stop-condition\",\"condition\":1,\"trueAt\":5,\"errors\":9,\"requests\":30}")));

        assertThat(stops.reached()).contains(Map.of("condition", 1, "trueAt", 5L, "errors", 9L, "requests", 30L));
    }

    private void read(long atMicros, int queued) {
        stops.read(new ProbeReading("store", Map.of("queued", queued)), atMicros);
    }
}

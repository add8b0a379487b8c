package io.ridethrough.simulations.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.plan.StopCondition.ErrorBudget;
import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetWatchTest {

    private final List<ObjectNode> told = new ArrayList<>();
    private final BudgetWatch watch = new BudgetWatch(
            List.of(
                    new ProbeAbove("workers-busy", "store", "", "workersBusy", 15, Duration.ZERO),
                    new ErrorBudget("onboarding", 0.5, Duration.ofSeconds(10), 3),
                    new ErrorBudget("dashboard", 0.5, Duration.ofSeconds(10), 3)),
            told::add);

    @Test
    void the_conductor_hears_of_the_first_budget_that_burns_and_of_no_other() {
        for (String flow : List.of("dashboard", "dashboard", "dashboard", "onboarding", "onboarding", "onboarding")) {
            watch.accept(failed(flow, 1_000_000 + told.size()));
        }

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.path("event").asText()).isEqualTo("stop-condition");
            assertThat(event.path("condition").asInt()).isEqualTo(3);
            assertThat(event.path("trueAt").asLong()).isEqualTo(1_000_000);
            assertThat(event.path("errors").asInt()).isEqualTo(3);
            assertThat(event.path("requests").asInt()).isEqualTo(3);
        });
    }

    private static Sample failed(String flow, long endedAt) {
        return new Sample(flow, "step", 0, 0, 0, endedAt, 500, Outcome.HTTP_ERROR, "", "");
    }
}

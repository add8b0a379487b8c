package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.results.plan.StopCondition.ErrorBudget;
import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopConditionsTest {

    @TempDir
    private Path folder;

    @Test
    void a_scenario_without_any_is_never_stopped() throws IOException {
        assertThat(stops("")).isEmpty();
    }

    @Test
    void an_error_budget_and_a_probe_are_read_with_their_defaults() throws IOException {
        assertThat(stops("""
                        stop:
                          - when: error-budget
                            flow: guest-checkout
                            at-most: 20%
                            over: 10s
                          - when: probe
                            probe: requests-queued
                            above: 100
                            for: 5s
                        """))
                .containsExactly(
                        new ErrorBudget("guest-checkout", 0.2, Duration.ofSeconds(10), 20),
                        new ProbeAbove("requests-queued", "store", "", "queued", 100, Duration.ofSeconds(5)));
    }

    @Test
    void every_mistake_is_told_at_once() throws IOException {
        List<Mistake> mistakes = ScenarioFixture.mistakesOf(ScenarioFixture.file(folder, with("""
                        stop:
                          - when: error-budget
                            flow: dashboard
                            at-most: 100%
                            over: 10ms
                            request: 5
                          - when: error-bugdet
                          - when: probe
                            probe: worker-busy
                            above: -1
                          - when: probe
                            probe: workers-busy
                            above: 15
                            for: 5s
                          - when: probe
                            probe: workers-busy
                            above: 15
                            for: 5s
                        """)));

        assertThat(mistakes)
                .extracting(Mistake::toString)
                .anyMatch(told -> told.contains("no arrivals of `dashboard`"))
                .anyMatch(told -> told.contains("at-most"))
                .anyMatch(told -> told.contains("over"))
                .anyMatch(told -> told.contains("`requests`"))
                .anyMatch(told -> told.contains("`error-budget`"))
                .anyMatch(told -> told.contains("`workers-busy`"))
                .anyMatch(told -> told.contains("above"))
                .anyMatch(told -> told.contains("for how long each reading has to be above it"))
                .anyMatch(told -> told.contains("the same condition comes earlier"));
    }

    private List<StopCondition> stops(String stop) throws IOException {
        return ScenarioFile.read(ScenarioFixture.file(folder, with(stop)), ScenarioFixture.CATALOG)
                .stops();
    }

    private static String with(String stop) {
        return ScenarioFixture.with("expect:\n", stop + "expect:\n");
    }
}

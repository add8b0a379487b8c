package io.ridethrough.simulations.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.study.StudyBlock.Kind;
import io.ridethrough.results.capacity.study.StudyStep;
import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BlockScenarioTest {
    private static final List<PhaseFault> LATE =
            List.of(new PhaseFault("inference", new NetworkFault.Latency(Duration.ofMillis(250))));
    private static final BlockScenario SCENARIOS = new BlockScenario(
            Objective.DEFAULT, Map.of(ModelState.HEALTHY, List.of(), ModelState.SLOW, LATE), OptionalInt.of(4));
    private static final List<StudyStep> STEPS = List.of(
            new StudyStep("slow-3-000-r1", ModelState.SLOW, 3, 1),
            new StudyStep("healthy-6-000-r1", ModelState.HEALTHY, 6, 1));

    @Test
    void a_step_settles_is_measured_and_drained_and_its_fault_lives_until_its_last_orders_have_asked() {
        Scenario scenario = SCENARIOS.of(block(Kind.MEASURED, Duration.ofSeconds(4), Duration.ofSeconds(3)));

        assertThat(scenario.phases())
                .extracting(Phase::name)
                .containsExactly(
                        "warm-up",
                        "drain",
                        "settle-slow-3-000-r1",
                        "slow-3-000-r1",
                        "drain-slow-3-000-r1",
                        "settle-healthy-6-000-r1",
                        "healthy-6-000-r1",
                        "drain-healthy-6-000-r1");
        assertThat(scenario.phases()).extracting(Phase::load).containsExactly(0.5, 0.0, 0.5, 0.5, 0.0, 1.0, 1.0, 0.0);
        assertThat(scenario.phases())
                .extracting(Phase::judged)
                .containsExactly(false, false, false, true, false, false, true, false);
        assertThat(scenario.phases().stream().filter(phase -> !phase.faults().isEmpty()))
                .singleElement()
                .satisfies(phase -> {
                    assertThat(phase.name()).isEqualTo("settle-slow-3-000-r1");
                    assertThat(phase.faults().get(0).fault())
                            .isEqualTo(LATE.get(0).fault());
                    assertThat(phase.faults().get(0).timed().lasts())
                            .contains(Duration.ofMillis(4_000 + 12_000 + 1_500));
                });
        assertThat(scenario.load()).containsExactly(new Scenario.Load("guest-checkout", 6, Duration.ofSeconds(10)));
        assertThat(scenario.load().get(0).perSecond() * scenario.phases().get(3).load())
                .isCloseTo(3, within(1e-9));
    }

    @Test
    void an_exploring_run_goes_on_without_pauses_until_the_shop_is_full() {
        Scenario scenario = SCENARIOS.of(block(Kind.EXPLORED, Duration.ZERO, Duration.ZERO));

        assertThat(scenario.name()).isEqualTo("capacity-explored-slow");
        assertThat(scenario.phases())
                .extracting(Phase::name)
                .containsExactly("warm-up", "slow-3-000-r1", "healthy-6-000-r1");
        assertThat(scenario.phases().get(1).faults().get(0).timed().lasts())
                .as("one fault from the first rate to the last")
                .contains(Duration.ofSeconds(24));
        assertThat(scenario.phases().get(2).faults()).isEmpty();
        assertThat(scenario.stops())
                .containsExactly(
                        new StopCondition.ErrorBudget("guest-checkout", 0.1, Duration.ofSeconds(3), 20),
                        new StopCondition.ProbeAbove(
                                "requests-queued", "store", "", "queued", 30, Duration.ofSeconds(2)));
    }

    @Test
    void clients_wait_longer_than_the_objective_allows() {
        Scenario scenario = new BlockScenario(Objective.parse("place-order p95<8s"), Map.of(), OptionalInt.empty())
                .of(block(Kind.MEASURED, Duration.ofSeconds(4), Duration.ofSeconds(3)));

        assertThat(scenario.load().get(0).patience()).isEqualTo(Duration.ofSeconds(16));
    }

    private static PlannedBlock block(Kind kind, Duration settle, Duration drain) {
        return new PlannedBlock(kind, 1, STEPS, Duration.ofSeconds(6), settle, Duration.ofSeconds(12), drain);
    }
}

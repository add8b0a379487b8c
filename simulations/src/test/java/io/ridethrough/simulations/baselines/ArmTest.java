package io.ridethrough.simulations.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.NetworkFault;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ArmTest {
    private static final PhaseFault OUTAGE = new PhaseFault("payment", new NetworkFault.Outage());
    private static final PhaseFault LATENCY =
            new PhaseFault("inference", new NetworkFault.Latency(Duration.ofMillis(38)));
    private static final Scenario SCENARIO = new Scenario(
            "some-weather",
            "Payment is out at last.",
            OptionalLong.empty(),
            List.of(new Scenario.Load("dashboard", 1, Duration.ofSeconds(3))),
            List.of(
                    new Phase("warm-up", Duration.ofSeconds(2), false, List.of()),
                    new Phase("steady", Duration.ofSeconds(5), true, List.of()),
                    new Phase("down", Duration.ofSeconds(5), true, List.of(OUTAGE))),
            List.of());

    @Test
    void its_faults_stand_beside_those_of_each_judged_phase() {
        Scenario played =
                new Arm("candidate", new Place("nowhere")).with(LATENCY).playing(SCENARIO);

        assertThat(played.phases().stream().map(Phase::faults))
                .containsExactly(List.of(), List.of(LATENCY), List.of(OUTAGE, LATENCY));
        assertThat(played.name()).isEqualTo("some-weather");
        assertThat(played.timeline()).isEqualTo(SCENARIO.timeline());
    }

    @Test
    void without_faults_it_plays_the_scenario_as_it_is() {
        assertThat(new Arm("baseline", new Place("nowhere")).playing(SCENARIO)).isEqualTo(SCENARIO);
    }

    @Test
    void it_tells_what_makes_it_different() {
        assertThat(new Arm("baseline", new Place("nowhere")).told()).isEqualTo("nowhere");
        assertThat(new Arm("candidate", new Place("nowhere")).with(LATENCY).told())
                .isEqualTo("nowhere, latency 38 ms on inference");
    }
}

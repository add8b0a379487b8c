package io.ridethrough.simulations.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFaultsTest {
    private static final FaultCatalog CATALOG = new FaultCatalog(Path.of("..", "faults", "catalog"));

    @Test
    void a_preset_breaks_for_as_long_as_a_step_lasts_what_it_breaks_first() {
        List<PhaseFault> faults = StateFaults.read("--down", "regional-outage", CATALOG);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.fault()).isEqualTo(new NetworkFault.Outage());
            assertThat(fault.timed().lasts()).isEmpty();
            assertThat(fault.target()).isEqualTo("inference");
        });
        assertThat(StateFaults.told(faults)).startsWith("regional-outage: outage");
        assertThat(StateFaults.read("--slow", "noisy-neighbour", CATALOG)).hasSize(2);
    }

    @Test
    void a_delay_makes_every_answer_late() {
        assertThat(StateFaults.read("--slow", "250ms", CATALOG))
                .containsExactly(new PhaseFault("inference", new NetworkFault.Latency(Duration.ofMillis(250))));
        assertThat(StateFaults.read("--slow", "", CATALOG)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            noisy-neighbor | --slow: there is no preset `noisy-neighbor`, did you mean `noisy-neighbour`?
            0ms            | --slow: `0ms` is no delay
            4000s          | --slow: `4000s` is no delay
            """)
    void anything_else_is_a_mistake(String chosen, String told) {
        assertThatThrownBy(() -> StateFaults.read("--slow", chosen, CATALOG))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(told);
    }
}

package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.Expectation.Amplification;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetDrillTest {

    private static final Scenario BASE =
            ScenarioFile.read(ScenarioFixture.SCENARIOS.resolve("drill.yaml"), ScenarioFixture.CATALOG);
    private static final PresetDrill DRILL = new PresetDrill(BASE, "bad", KnownTarget.INFERENCE);

    static List<String> presets() {
        return ScenarioFixture.CATALOG.list();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void each_preset_fits_the_drill_and_has_its_phase_to_itself(String name) {
        FaultPreset preset = ScenarioFixture.CATALOG.preset(name);
        Scenario under = DRILL.under(preset);

        assertThat(under.name()).isEqualTo("drill-" + name);
        assertThat(under.phases())
                .extracting(Scenario.Phase::name)
                .containsExactly("warm-up", "steady", "bad", "recovery");
        Scenario.Phase bad = under.phases().get(2);
        assertThat(bad.lasts()).isGreaterThanOrEqualTo(preset.takes());
        assertThat(bad.faults()).extracting(PhaseFault::timed).containsExactlyElementsOf(preset.faults());
        assertThat(bad.faults()).allSatisfy(fault -> {
            assertThat(fault.target()).isEqualTo("inference");
            assertThat(fault.preset()).contains(name);
        });
    }

    @Test
    void it_takes_the_place_of_what_the_phase_broke() {
        Scenario brownout =
                ScenarioFile.read(ScenarioFixture.SCENARIOS.resolve("checkout-brownout.yaml"), ScenarioFixture.CATALOG);
        Scenario under = new PresetDrill(brownout, "slow", KnownTarget.INFERENCE)
                .under(ScenarioFixture.CATALOG.preset("rate-limit"));

        assertThat(under.phases().get(2).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.fault().kind()).isEqualTo("http-error"));
        assertThat(under.phases().get(2).lasts()).hasSeconds(30);
        assertThat(under.phases().get(3)).isEqualTo(brownout.phases().get(3));
        assertThat(under.expectations()).isEqualTo(brownout.expectations());
    }

    @Test
    void what_ends_the_scenario_before_its_time_ends_the_drill() {
        Scenario stopping = ScenarioFile.read(
                ScenarioFixture.SCENARIOS.resolve("inference-misbehaves.yaml"), ScenarioFixture.CATALOG);

        assertThat(new PresetDrill(stopping, "late", KnownTarget.INFERENCE)
                        .under(ScenarioFixture.CATALOG.preset("rate-limit"))
                        .stops())
                .isNotEmpty()
                .isEqualTo(stopping.stops());
    }

    @Test
    void amplification_leaves_out_the_phase_whose_calls_an_outage_hides_and_nothing_else_does() {
        Scenario under = DRILL.under(ScenarioFixture.CATALOG.preset("regional-outage"));

        assertThat(under.expectations())
                .hasSameSizeAs(BASE.expectations())
                .contains(new Amplification("advice", List.of("steady", "recovery"), 1.2));
        assertThat(others(under)).isEqualTo(others(BASE));
        assertThat(new PresetDrill(BASE, "bad", KnownTarget.PAYMENT)
                        .under(ScenarioFixture.CATALOG.preset("network-partition"))
                        .expectations())
                .isEqualTo(BASE.expectations());
    }

    @Test
    void a_preset_of_what_only_a_model_has_is_refused_elsewhere() {
        PresetDrill payment = new PresetDrill(BASE, "bad", KnownTarget.PAYMENT);

        assertThat(payment.refusal(ScenarioFixture.CATALOG.preset("rate-limit")))
                .contains("breaks what only a model has (`http-error`), and `payment` is none");
        assertThat(payment.refusal(ScenarioFixture.CATALOG.preset("network-partition")))
                .isEmpty();
        assertThatThrownBy(() -> payment.under(ScenarioFixture.CATALOG.preset("rate-limit")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Expectation> others(Scenario scenario) {
        return scenario.expectations().stream()
                .filter(expectation -> !(expectation instanceof Amplification))
                .toList();
    }
}

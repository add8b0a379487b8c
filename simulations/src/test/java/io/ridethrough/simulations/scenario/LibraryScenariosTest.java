package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.simulations.scenario.Scenario.Load;
import io.ridethrough.simulations.scenario.Scenario.Phase;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LibraryScenariosTest {

    @Test
    void the_scenarios_of_the_library_are_sound_and_named_like_their_files() {
        ScenarioLibrary library = new ScenarioLibrary(ScenarioFixture.SCENARIOS);

        assertThat(library.list())
                .contains("checkout-brownout", "inference-misbehaves", "model-rollback")
                .allSatisfy(name -> assertThat(ScenarioFile.read(library.resolve(name), ScenarioFixture.CATALOG)
                                .name())
                        .isEqualTo(name));
    }

    @Test
    void checkout_brownout_is_ninety_seconds_that_break_inference_twice() {
        Scenario scenario =
                ScenarioFile.read(ScenarioFixture.SCENARIOS.resolve("checkout-brownout.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.timeline()).isEqualTo(Duration.ofSeconds(90));
        assertThat(scenario.phases())
                .extracting(Phase::name)
                .containsExactly("warm-up", "steady", "slow", "down", "recovery");
        assertThat(scenario.phases().stream().flatMap(phase -> phase.faults().stream()))
                .containsExactly(
                        new PhaseFault(
                                "inference", new NetworkFault.Latency(Duration.ofSeconds(4), Duration.ofMillis(500))),
                        new PhaseFault("inference", new NetworkFault.Outage()));
    }

    @Test
    void every_kind_of_claim_is_made_by_some_scenario_of_the_library() {
        ScenarioLibrary library = new ScenarioLibrary(ScenarioFixture.SCENARIOS);

        assertThat(library.list().stream()
                        .map(name -> ScenarioFile.read(library.resolve(name), ScenarioFixture.CATALOG))
                        .flatMap(scenario -> scenario.expectations().stream())
                        .map(expectation -> expectation.getClass().getSimpleName())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Expectation.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void model_rollback_swaps_the_model_once_and_claims_what_the_others_do_not() {
        Scenario scenario =
                ScenarioFile.read(ScenarioFixture.SCENARIOS.resolve("model-rollback.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.timeline()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100));
        assertThat(scenario.watch()).isPresent();
        assertThat(scenario.phases().stream()
                        .flatMap(phase -> phase.faults().stream())
                        .map(PhaseFault::fault))
                .filteredOn(DeploymentFault.class::isInstance)
                .containsExactly(new DeploymentFault.ModelSwap("v2"));
        assertThat(scenario.expectations())
                .hasAtLeastOneElementOfType(Expectation.DriftNoticed.class)
                .hasAtLeastOneElementOfType(Expectation.DriftGone.class)
                .hasAtLeastOneElementOfType(Expectation.AnswersUnmixed.class)
                .hasAtLeastOneElementOfType(Expectation.SwapUndisturbed.class);
    }

    @Test
    void failover_residency_breaks_the_model_twice_and_claims_that_nothing_leaves() {
        Scenario scenario = ScenarioFile.read(
                ScenarioFixture.SCENARIOS.resolve("failover-residency.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.phases().stream().flatMap(phase -> phase.faults().stream()))
                .hasSize(2);
        assertThat(scenario.expectations())
                .hasAtLeastOneElementOfType(Expectation.Residency.class)
                .hasAtLeastOneElementOfType(Expectation.CanariesStay.class);
    }

    @Test
    void tenant_isolation_is_about_dashboards() {
        Scenario scenario =
                ScenarioFile.read(ScenarioFixture.SCENARIOS.resolve("tenant-isolation.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.load()).extracting(Load::flow).contains("dashboard");
        assertThat(scenario.expectations()).hasAtLeastOneElementOfType(Expectation.TenantsIsolated.class);
    }

    @Test
    void inference_misbehaves_is_ninety_seconds_of_a_model_that_is_there_all_the_time() {
        Scenario scenario = ScenarioFile.read(
                ScenarioFixture.SCENARIOS.resolve("inference-misbehaves.yaml"), ScenarioFixture.CATALOG);

        assertThat(scenario.timeline()).isEqualTo(Duration.ofSeconds(90));
        assertThat(scenario.phases().stream().flatMap(phase -> phase.faults().stream()))
                .hasSize(5)
                .allSatisfy(fault -> assertThat(fault.fault()).isInstanceOf(InferenceFault.class));
    }
}

package io.ridethrough.simulations.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.estimate.ShopFacts;
import io.ridethrough.results.capacity.study.ShopFactsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuredShopTest {
    private static final EnvironmentLibrary ENVIRONMENTS =
            new EnvironmentLibrary(Path.of("..", "environments", "definitions"));

    @Test
    void a_shop_that_this_project_starts_tells_all_that_may_run_out() {
        ShopFacts facts = facts("embedded", Optional.empty(), Objective.DEFAULT);

        assertThat(facts.workers()).isEqualTo(16);
        assertThat(facts.slots()).isEqualTo(8);
        assertThat(facts.timeoutMillis()).hasValue(800);
        assertThat(facts.bulkhead()).hasValue(4);
        assertThat(facts.cores()).as("as fast as the machine is").isEqualTo(2);
        assertThat(facts.otherRequests()).isEqualTo(8);
        assertThat(facts.asks()).isEqualTo(1);
    }

    @Test
    void known_times_share_no_core_and_nothing_stands_between_shop_and_model() {
        ShopFacts facts = facts("embedded-paced", Optional.empty(), Objective.DEFAULT);

        assertThat(facts.workers()).isEqualTo(8);
        assertThat(facts.timeoutMillis()).isEmpty();
        assertThat(facts.bulkhead()).isEmpty();
        assertThat(facts.cores()).isInfinite();
    }

    @Test
    void a_preset_that_is_asked_for_has_its_own_patience() {
        assertThat(facts("embedded", Optional.of("litellm"), Objective.DEFAULT).timeoutMillis())
                .hasValue(6_000_000);
        assertThat(facts("embedded", Optional.empty(), Objective.parse("browse p95<1s"))
                        .asks())
                .as("a page that asks nobody")
                .isZero();
    }

    private static ShopFacts facts(String environment, Optional<String> resilience, Objective objective) {
        return new ShopFactsReader(MeasuredShop.facts(
                        Map.of("processors", "2"), ENVIRONMENTS.environment(environment), resilience, objective))
                .facts()
                .orElseThrow();
    }
}

package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.FallbackCost;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FallbackCostsTest {
    private static final BigDecimal LOSS = new BigDecimal("4.50");

    @Test
    void an_hour_costs_rate_times_share_times_loss() {
        // 2 orders a second, three quarters of 100 and a quarter of 300: 0.375.
        FallbackCost cost = FallbackCosts.of(
                        ModelState.OUT, 2, List.of(fallen(100 / 60.0, 0.75), fallen(300 / 60.0, 0.25)), LOSS, "CHF")
                .orElseThrow();

        assertThat(cost.fallbackShare()).isCloseTo(0.375, within(1e-9));
        assertThat(cost.perHour()).isEqualTo(new BigDecimal("12150.00"));
        assertThat(cost.currency()).isEqualTo("CHF");
    }

    @Test
    void other_states_and_unsound_steps_do_not_count() {
        assertThat(FallbackCosts.of(
                        ModelState.SLOW, 2, List.of(fallen(5, 0.5), Steps.disturbed(fallen(5, 0.5))), LOSS, ""))
                .isEmpty();
        assertThat(FallbackCosts.of(ModelState.OUT, 2, List.of(Steps.disturbed(fallen(5, 0.5))), LOSS, ""))
                .isEmpty();
    }

    @Test
    void where_nobody_told_of_fallbacks_there_is_no_cost() {
        assertThat(FallbackCosts.of(
                        ModelState.OUT,
                        2,
                        List.of(Steps.step(ModelState.OUT, 5, "a", 100, 0, ShopReading.NONE)),
                        LOSS,
                        ""))
                .isEmpty();
    }

    @Test
    void an_order_cannot_cost_less_than_nothing() {
        assertThatThrownBy(
                        () -> FallbackCosts.of(ModelState.OUT, 2, List.of(fallen(5, 0.5)), new BigDecimal("-1"), "CHF"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StepMeasurement fallen(double rate, double share) {
        ShopReading shop = new ShopReading(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(share),
                OptionalDouble.empty());
        return Steps.step(ModelState.OUT, rate, "a", 100, 0, shop);
    }
}

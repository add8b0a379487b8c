package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.Bottleneck;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.ModelSizing;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import io.ridethrough.results.capacity.WorkersHeld;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModelSizerTest {
    private static final ShopFacts FACTS = new ShopFacts(
            16,
            128,
            Double.POSITIVE_INFINITY,
            4,
            2,
            32,
            OptionalDouble.of(800),
            OptionalInt.of(12),
            7,
            1,
            OptionalDouble.of(10_000));

    /** 8 slots, 2 calls of 400 ms an order: saturated at 10 a second, and 8 is the lower bound of what is held. */
    private static final CapacityEstimate HEALTHY = estimate(8, Bottleneck.INFERENCE_SLOTS);

    private static final List<StepMeasurement> STEPS = List.of(
            Steps.telling(7, "a", 900, Steps.calls(10, 2, 400)),
            // Far from the capacity, and beyond it, calls take another time.
            Steps.telling(2, "a", 900, Steps.calls(3, 2, 100)),
            Steps.telling(9, "a", 9_000, Steps.calls(16, 2, 900)));

    @Test
    void so_many_replicas_that_each_is_used_no_more_than_was_held() {
        ModelSizing sizing = sized(20, HEALTHY, STEPS);

        assertThat(sizing.mostUtilisation()).isCloseTo(0.8, within(1e-9));
        assertThat(sizing.isUtilisationReached()).isTrue();
        assertThat(sizing.callsPerOrder()).isEqualTo(2);
        assertThat(sizing.serviceMillis()).isEqualTo(400);
        // 20 · 2 · 0.4 / (4 · 0.8) = 5.
        assertThat(sizing.replicas()).isEqualTo(5);
        assertThat(sized(20.01, HEALTHY, STEPS).replicas()).isEqualTo(6);
        assertThat(sized(0.1, HEALTHY, STEPS).replicas()).isEqualTo(1);
    }

    @Test
    void where_something_else_ran_out_the_utilisation_is_known_to_be_no_less() {
        assertThat(sized(20, estimate(8, Bottleneck.WORKERS), STEPS).isUtilisationReached())
                .isFalse();
    }

    @Test
    void workers_that_wait_are_littles_and_no_more_than_the_bulkhead_lets_through() {
        assertThat(sized(5, HEALTHY, STEPS).workersHeld())
                .extracting(WorkersHeld::when, WorkersHeld::waitMillis, WorkersHeld::held)
                .containsExactly(tuple("healthy", 400.0, 4.0), tuple("slow, before the breaker opens", 800.0, 8.0));
        assertThat(sized(10, HEALTHY, STEPS).workersHeld().get(1).held()).isEqualTo(12);
        assertThat(sized(10, HEALTHY, STEPS).workersHeld().get(1).share()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void an_open_breaker_lets_few_workers_wait() {
        ShopReading open = new ShopReading(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(0.75));
        List<StepMeasurement> steps = List.of(STEPS.get(0), Steps.step(ModelState.SLOW, 5, "a", 900, 0, open));

        WorkersHeld row = sized(5, HEALTHY, steps).workersHeld().get(2);

        assertThat(row.when()).isEqualTo("slow, after it has opened");
        assertThat(row.held()).isCloseTo(2, within(1e-9));
    }

    @Test
    void without_a_capacity_or_calls_nothing_is_sized() {
        assertThat(new ModelSizer(FACTS).sized(5, HEALTHY, List.of(Steps.step(7, "a", 900))))
                .isEmpty();
        assertThat(new ModelSizer(FACTS).sized(5, estimate(0, Bottleneck.WORKERS), STEPS))
                .isEmpty();
    }

    @Test
    void a_target_is_above_nothing() {
        assertThatThrownBy(() -> new ModelSizer(FACTS).sized(0, HEALTHY, STEPS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelSizing sized(double target, CapacityEstimate estimate, List<StepMeasurement> steps) {
        return new ModelSizer(FACTS).sized(target, estimate, steps).orElseThrow();
    }

    private static CapacityEstimate estimate(double low, Bottleneck bottleneck) {
        return new CapacityEstimate(
                ModelState.HEALTHY,
                low > 0 ? Kind.ESTIMATED : Kind.NO_DATA,
                low > 0 ? OptionalDouble.of(1.05 * low) : OptionalDouble.empty(),
                low > 0 ? OptionalDouble.of(low) : OptionalDouble.empty(),
                low > 0 ? OptionalDouble.of(1.1 * low) : OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                List.of(),
                Optional.empty(),
                bottleneck,
                "",
                "");
    }
}

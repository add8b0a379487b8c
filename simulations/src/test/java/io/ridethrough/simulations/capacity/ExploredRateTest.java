package io.ridethrough.simulations.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExploredRateTest {
    private static final long MANY = 1_000;
    private static final Objective OBJECTIVE = Objective.parse("place-order p95<1s");

    @Test
    void it_lies_beyond_where_the_percentile_crosses_the_limit() {
        // From 0.5 s to 2 s the middle, by logarithms, is 1 s: so is 4 between 2 and 8.
        assertThat(ExploredRate.of(OBJECTIVE, List.of(step(1, 400), step(2, 500), step(8, 2_000))))
                .isCloseTo(1.15 * 4, within(1e-9));
    }

    @Test
    void a_rate_at_which_the_run_was_stopped_or_orders_failed_or_nobody_was_answered_is_broken() {
        assertThat(ExploredRate.of(OBJECTIVE, List.of(step(1, 400), stopped(4, 600))))
                .isCloseTo(1.15 * 4, within(1e-9));
        assertThat(ExploredRate.of(OBJECTIVE, List.of(step(1, 400), failing(4))))
                .isCloseTo(1.15 * 4, within(1e-9));
        assertThat(ExploredRate.of(OBJECTIVE, List.of(step(1, 400), silent(4)))).isCloseTo(1.15 * 4, within(1e-9));
    }

    @Test
    void where_nothing_or_everything_was_broken_it_is_the_last_or_the_first_rate() {
        assertThat(ExploredRate.of(OBJECTIVE, List.of(step(1, 400), step(2, 500))))
                .isCloseTo(2.3, within(1e-9));
        assertThat(ExploredRate.of(OBJECTIVE, List.of(step(1, 4_000), step(2, 5_000))))
                .isCloseTo(1.15, within(1e-9));
    }

    @Test
    void it_is_no_more_than_the_shop_got_done() {
        // Of the 8 a second of the last rate no more than 3 came as far.
        assertThat(ExploredRate.of(OBJECTIVE, List.of(step(1, 400, 5), step(2, 500, 10), step(8, 2_000, 15))))
                .isCloseTo(3, within(1e-9));
    }

    private static StepMeasurement step(double rate, double millis) {
        return step(rate, new StepMeasurement.Journeys(50, 50, 0, 0, 50), Optional.of(millis), Optional.empty(), MANY);
    }

    private static StepMeasurement step(double rate, double millis, long samples) {
        return step(
                rate, new StepMeasurement.Journeys(50, 50, 0, 0, 50), Optional.of(millis), Optional.empty(), samples);
    }

    private static StepMeasurement stopped(double rate, double millis) {
        return step(
                rate,
                new StepMeasurement.Journeys(50, 30, 0, 0, 30),
                Optional.of(millis),
                Optional.of("its run ended before it did"),
                MANY);
    }

    private static StepMeasurement failing(double rate) {
        return step(rate, new StepMeasurement.Journeys(50, 40, 10, 0, 50), Optional.of(500.0), Optional.empty(), MANY);
    }

    private static StepMeasurement silent(double rate) {
        return step(rate, new StepMeasurement.Journeys(50, 0, 0, 0, 0), Optional.empty(), Optional.empty(), MANY);
    }

    private static StepMeasurement step(
            double rate,
            StepMeasurement.Journeys journeys,
            Optional<Double> millis,
            Optional<String> disturbance,
            long samples) {
        return new StepMeasurement(
                ModelState.HEALTHY,
                rate,
                1,
                "run",
                Duration.ofSeconds(5),
                journeys,
                millis.map(percentile -> new StepMeasurement.Latency(samples, percentile / 2, percentile)),
                StepMeasurement.ShopReading.NONE,
                new StepMeasurement.GeneratorReading(2, OptionalDouble.empty(), false),
                disturbance);
    }
}

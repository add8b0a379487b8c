package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.Bottleneck;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.CapacityEstimate.Limit;
import io.ridethrough.results.capacity.CurvePoint;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapacityEstimatorTest {
    private static final long SEED = 7;
    private static final double[] RATES = {5, 6.5, 8, 9, 9.5, 10, 10.5, 11};
    private static final double[] FACTORS = {0.98, 1.0, 1.02};
    private static final ShopSize SIZE = new ShopSize(OptionalInt.of(16), OptionalInt.of(8));

    /** Half a second until a rate of 9, then doubled by each order a second more: 2 s at 11, the limit at 10.5 is 1.41 s. */
    private static final DoubleUnaryOperator KNEE = rate -> 500 * Math.pow(2, Math.max(0, rate - 9));

    @Test
    void finds_the_rate_at_which_the_limit_is_crossed() {
        CapacityEstimate estimate = estimate("place-order p95<1.2s", measured(KNEE));

        assertThat(estimate.kind()).as(estimate.why()).isEqualTo(Kind.ESTIMATED);
        assertThat(estimate.perSecond()).hasValueCloseTo(9 + Math.log(2.4) / Math.log(2), within(0.02));
        assertThat(estimate.low().orElseThrow())
                .isBetween(10.0, estimate.perSecond().orElseThrow());
        assertThat(estimate.high().orElseThrow()).isBetween(estimate.perSecond().orElseThrow(), 10.5);
        assertThat(estimate.limitedBy()).contains(Limit.LATENCY);
        assertThat(estimate.why())
                .startsWith("p95 of place-order crosses its limit at "
                        + Math.round(60 * estimate.perSecond().orElseThrow()) + " orders a minute");
    }

    @Test
    void no_rate_beyond_what_gets_done_is_held_however_short_answers_still_are() {
        List<StepMeasurement> steps = new ArrayList<>();
        for (String run : List.of("a", "b", "c")) {
            steps.add(Steps.step(6, run, 500));
            steps.add(Steps.step(8, run, 510));
            steps.add(Steps.queueing(11, run, 700, 9));
            steps.add(Steps.queueing(12, run, 800, 9));
        }

        CapacityEstimate estimate = estimate("place-order p95<1.2s", steps);

        assertThat(estimate.kind()).as(estimate.why()).isEqualTo(Kind.ESTIMATED);
        assertThat(estimate.perSecond()).hasValueCloseTo(9.0, within(1e-9));
        assertThat(estimate.low().orElseThrow()).isBetween(8.5, 9.0);
        assertThat(estimate.high().orElseThrow()).isBetween(9.0, 9.5);
        assertThat(estimate.limitedBy()).contains(Limit.THROUGHPUT);
        assertThat(estimate.why()).isEqualTo("The shop gets no more than 540 orders a minute done, whatever arrives.");
    }

    @Test
    void a_shop_that_keeps_up_with_no_rate_is_below_them_all() {
        List<StepMeasurement> steps = new ArrayList<>();
        for (String run : List.of("a", "b", "c")) {
            steps.add(Steps.queueing(11, run, 700, 9));
            steps.add(Steps.queueing(12, run, 800, 9));
        }

        CapacityEstimate estimate = estimate("place-order p95<1.2s", steps);

        assertThat(estimate.kind()).as(estimate.why()).isEqualTo(Kind.BELOW_LOWEST_RATE);
        assertThat(estimate.perSecond()).isEmpty();
        assertThat(estimate.high()).hasValue(11);
        assertThat(estimate.why())
                .isEqualTo(
                        "The shop gets less done than arrives already at 660 orders a minute, the lowest rate played.");
    }

    @Test
    void what_scatters_more_has_a_wider_interval() {
        CapacityEstimate quiet = estimate("place-order p95<1.2s", measured(KNEE));
        CapacityEstimate noisy = estimate(
                "place-order p95<1.2s",
                Stream.of(measured(KNEE, 0.85, 0), measured(KNEE, 1, 1), measured(KNEE, 1.15, 2))
                        .flatMap(List::stream)
                        .toList());

        assertThat(width(noisy)).isGreaterThan(3 * width(quiet));
    }

    @Test
    void the_same_seed_gives_the_same_interval_and_another_one_another() {
        CapacityEstimator estimator =
                new CapacityEstimator(Objective.parse("place-order p95<1.2s"), EstimateSettings.DEFAULT, SIZE);
        List<StepMeasurement> steps = measured(KNEE);

        assertThat(estimator.estimate(ModelState.HEALTHY, steps, SEED))
                .isEqualTo(estimator.estimate(ModelState.HEALTHY, steps, SEED));
        assertThat(estimator.estimate(ModelState.HEALTHY, steps, SEED + 1))
                .isNotEqualTo(estimator.estimate(ModelState.HEALTHY, steps, SEED));
    }

    @Test
    void a_limit_at_the_least_time_of_an_answer_is_ill_conditioned() {
        CapacityEstimate estimate =
                estimate("place-order p95<501ms", measured(rate -> KNEE.applyAsDouble(rate) + rate / 10));

        assertThat(estimate.kind()).isEqualTo(Kind.ILL_CONDITIONED);
        assertThat(estimate.conditioning().orElseThrow()).isGreaterThan(1);
        assertThat(estimate.why()).contains("not to be planned with");
    }

    @Test
    void an_interval_that_is_too_wide_is_ill_conditioned() {
        EstimateSettings strict = new EstimateSettings(0.9, 1_000, 0.8, 1.12, 1, 0.001);

        CapacityEstimate estimate = new CapacityEstimator(Objective.parse("place-order p95<1.2s"), strict, SIZE)
                .estimate(ModelState.HEALTHY, measured(KNEE), SEED);

        assertThat(estimate.kind()).isEqualTo(Kind.ILL_CONDITIONED);
        assertThat(estimate.why()).contains("% wide");
    }

    @Test
    void two_rates_measured_once_have_an_estimate_without_interval() {
        CapacityEstimate estimate =
                estimate("place-order p95<1.2s", List.of(Steps.step(9, "a", 600), Steps.step(10, "a", 2000)));

        assertThat(estimate.kind()).isEqualTo(Kind.ILL_CONDITIONED);
        assertThat(estimate.perSecond()).isPresent();
        assertThat(estimate.low()).isEmpty();
        assertThat(estimate.why()).contains("too little was repeated");
    }

    @Test
    void held_at_every_rate_there_is_a_lower_bound_alone() {
        CapacityEstimate estimate = estimate("place-order p95<10s", measured(KNEE));

        assertThat(estimate.kind()).isEqualTo(Kind.ABOVE_HIGHEST_RATE);
        assertThat(estimate.low()).hasValueCloseTo(11.0, within(1e-9));
        assertThat(estimate.perSecond()).isEmpty();
        assertThat(estimate.high()).isEmpty();
        assertThat(estimate.bottleneck()).isEqualTo(Bottleneck.UNKNOWN);
    }

    @Test
    void held_by_chance_alone_the_bound_lies_below_the_highest_rate() {
        CapacityEstimate estimate = estimate("place-order p95<2.001s", measured(KNEE));

        assertThat(estimate.kind()).isEqualTo(Kind.ABOVE_HIGHEST_RATE);
        assertThat(estimate.low().orElseThrow()).isBetween(10.8, 10.999);
    }

    @Test
    void broken_at_every_rate_there_is_an_upper_bound_alone() {
        CapacityEstimate estimate = estimate("place-order p95<300ms", measured(KNEE));

        assertThat(estimate.kind()).isEqualTo(Kind.BELOW_LOWEST_RATE);
        assertThat(estimate.high().orElseThrow()).isGreaterThanOrEqualTo(5);
        assertThat(estimate.low()).isEmpty();
    }

    @Test
    void a_generator_that_is_full_first_is_named_and_nothing_is_claimed() {
        List<StepMeasurement> steps = new ArrayList<>(measured(KNEE));
        steps.removeIf(step -> step.rate() > 9.2);
        steps.add(Steps.saturated(Steps.step(12, "run-0", 9_000)));

        CapacityEstimate estimate = estimate("place-order p95<1.2s", steps);

        assertThat(estimate.kind()).isEqualTo(Kind.GENERATOR_BOUND);
        assertThat(estimate.bottleneck()).isEqualTo(Bottleneck.GENERATOR);
        assertThat(estimate.evidence())
                .isEqualTo("At 720 orders a minute the load generator was full before the shop: arrivals began 840 ms"
                        + " late (p99), and it used 97 % of the processor.");
        assertThat(estimate.perSecond()).isEmpty();
        assertThat(estimate.low()).isEmpty();
        assertThat(estimate.high()).isEmpty();
    }

    @Test
    void a_generator_that_is_full_after_the_shop_changes_nothing() {
        List<StepMeasurement> steps = new ArrayList<>(measured(KNEE));
        CapacityEstimate without = estimate("place-order p95<1.2s", steps);
        steps.add(Steps.saturated(Steps.step(12, "run-0", 100)));
        steps.add(Steps.saturated(Steps.step(10, "run-0", 90_000)));

        assertThat(estimate("place-order p95<1.2s", steps)).isEqualTo(without);
    }

    @Test
    void a_generator_that_faltered_once_below_the_highest_rate_is_not_what_ran_out() {
        List<StepMeasurement> steps = new ArrayList<>(measured(KNEE));
        steps.add(Steps.saturated(Steps.step(8, "run-0", 90_000)));

        assertThat(estimate("place-order p95<10s", steps).kind()).isEqualTo(Kind.ABOVE_HIGHEST_RATE);
    }

    @Test
    void disturbed_steps_and_those_of_other_states_count_for_nothing() {
        List<StepMeasurement> steps = new ArrayList<>(measured(KNEE));
        CapacityEstimate without = estimate("place-order p95<1.2s", steps);
        steps.add(Steps.disturbed(Steps.step(6.5, "run-0", 90_000)));
        steps.add(Steps.step(ModelState.SLOW, 5, "run-0", 90_000, 0, ShopReading.NONE));

        assertThat(estimate("place-order p95<1.2s", steps)).isEqualTo(without);
    }

    @Test
    void nothing_measured_is_no_data() {
        assertThat(estimate("place-order p95<1.2s", List.of()).kind()).isEqualTo(Kind.NO_DATA);
        assertThat(estimate("place-order p95<1.2s", List.of()).why()).isEqualTo("No step was measured soundly.");
    }

    @Test
    void too_few_answers_for_the_percentile_are_no_data() {
        CapacityEstimate estimate =
                estimate("place-order p99<1.2s", List.of(Steps.step(0.5, "a", 600), Steps.step(1, "a", 2000)));

        assertThat(estimate.kind()).isEqualTo(Kind.NO_DATA);
        assertThat(estimate.why()).contains("100 good answers of place-order");
    }

    @Test
    void failures_can_break_the_objective_first() {
        List<StepMeasurement> steps = new ArrayList<>();
        for (StepMeasurement step : measured(KNEE)) {
            long failed = step.rate() > 9.2 ? step.journeys().arrivals() / 20 : 0;
            steps.add(Steps.failing(
                    step.rate(), step.run(), step.latency().orElseThrow().percentileMillis(), failed));
        }

        CapacityEstimate estimate = estimate("place-order p95<1.2s errors<1%", steps);

        assertThat(estimate.limitedBy()).contains(Limit.ERRORS);
        assertThat(estimate.perSecond().orElseThrow()).isBetween(9.0, 9.2);
        assertThat(estimate.why()).startsWith("The share of failed journeys");
        assertThat(estimate("place-order p95<1.2s errors<10%", steps).limitedBy())
                .contains(Limit.LATENCY);
    }

    @Test
    void a_shop_that_fails_all_orders_has_no_capacity() {
        List<StepMeasurement> steps = IntStream.of(1, 2, 3)
                .mapToObj(rate -> Steps.failing(rate, "a", 100, rate * Steps.SECONDS))
                .toList();

        CapacityEstimate estimate = estimate("place-order p95<1.2s", steps);

        assertThat(estimate.kind()).isEqualTo(Kind.BELOW_LOWEST_RATE);
        assertThat(estimate.limitedBy()).contains(Limit.ERRORS);
        assertThat(estimate.high()).hasValueCloseTo(1.0, within(1e-9));
    }

    @Test
    void workers_slots_or_something_else_ran_out() {
        assertThat(bottleneck(15.2, 2, 3)).isEqualTo(Bottleneck.WORKERS);
        assertThat(bottleneck(15.8, 13, 7.6)).isEqualTo(Bottleneck.INFERENCE_SLOTS);
        assertThat(bottleneck(8, 2, 3)).isEqualTo(Bottleneck.DATABASE_OR_OTHER);
        assertThat(estimate("place-order p95<1.2s", measured(KNEE)).bottleneck())
                .isEqualTo(Bottleneck.UNKNOWN);
    }

    @Test
    void its_curve_tells_what_was_measured_and_what_was_fitted() {
        CapacityEstimate estimate =
                estimate("place-order p95<1.2s", measured(rate -> rate == 8 ? 400 : KNEE.applyAsDouble(rate)));

        assertThat(estimate.curve())
                .extracting(CurvePoint::rate)
                .containsExactly(5.0, 6.5, 8.0, 9.0, 9.5, 10.0, 10.5, 11.0);
        assertThat(estimate.curve()).extracting(CurvePoint::repetitions).containsOnly(3);
        CurvePoint dip = estimate.curve().get(2);
        assertThat(dip.measuredMillis()).isCloseTo(400, within(1.0));
        assertThat(dip.fittedMillis()).isCloseTo(500 * Math.cbrt(0.8), within(1.0));
        assertThat(estimate.curve())
                .allSatisfy(point -> assertThat(point.fittedMillis()).isBetween(point.lowMillis(), point.highMillis()));
    }

    @Test
    void the_next_rates_are_chosen_by_what_is_just_held() {
        CapacityEstimator estimator =
                new CapacityEstimator(Objective.parse("place-order p95<1.2s"), EstimateSettings.DEFAULT, SIZE);

        assertThat(estimator.justHeld(ModelState.HEALTHY, measured(KNEE)))
                .hasValueCloseTo(9 + Math.log(2.4) / Math.log(2), within(0.02));
        assertThat(estimator.justHeld(ModelState.OUT, measured(KNEE))).isEmpty();
        assertThat(estimator.justHeld(
                        ModelState.HEALTHY,
                        measured(KNEE).stream()
                                .filter(step -> step.rate() < 9.2)
                                .toList()))
                .isEmpty();
    }

    private static Bottleneck bottleneck(double workers, double held, double slots) {
        List<StepMeasurement> steps = measured(KNEE).stream()
                .map(step -> Steps.telling(
                        step.rate(),
                        step.run(),
                        step.latency().orElseThrow().percentileMillis(),
                        // What is busy below the estimate is not asked.
                        step.rate() < 10 ? Steps.busy(16, 16, 8) : Steps.busy(workers, held, slots)))
                .toList();
        return estimate("place-order p95<1.2s", steps).bottleneck();
    }

    private static double width(CapacityEstimate estimate) {
        return estimate.high().orElseThrow() - estimate.low().orElseThrow();
    }

    private static CapacityEstimate estimate(String objective, List<StepMeasurement> steps) {
        return new CapacityEstimator(Objective.parse(objective), EstimateSettings.DEFAULT, SIZE)
                .estimate(ModelState.HEALTHY, steps, SEED);
    }

    private static List<StepMeasurement> measured(DoubleUnaryOperator curve) {
        return IntStream.range(0, FACTORS.length)
                .mapToObj(run -> measured(curve, FACTORS[run], run))
                .flatMap(List::stream)
                .toList();
    }

    /** One run, all of it so many times as slow; every other rate the other way, so that it is not the run's doing. */
    private static List<StepMeasurement> measured(DoubleUnaryOperator curve, double factor, int run) {
        return IntStream.range(0, RATES.length)
                .mapToObj(i -> Steps.step(
                        RATES[i], "run-" + run, curve.applyAsDouble(RATES[i]) * (i % 2 == 0 ? factor : 1 / factor)))
                .toList();
    }
}

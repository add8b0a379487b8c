package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.ModelSizing;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.GeneratorReading;
import io.ridethrough.results.capacity.StepMeasurement.Journeys;
import io.ridethrough.results.capacity.StepMeasurement.Latency;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import io.ridethrough.results.capacity.WhatIf;
import io.ridethrough.results.capacity.queue.ServiceLaw;
import io.ridethrough.results.capacity.queue.ShopOutcome;
import io.ridethrough.results.capacity.queue.ShopSimulation;
import io.ridethrough.results.capacity.queue.SimulatedShop;
import io.ridethrough.results.capacity.queue.SimulatedShop.Guards;
import io.ridethrough.results.capacity.queue.SimulatedShop.Model;
import io.ridethrough.results.capacity.queue.SimulatedShop.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A shop that is itself simulated stands for the real one: what it is made of is known, and what it would do is asked. */
class ShopCalibrationTest {
    private static final Objective OBJECTIVE = Objective.parse("place-order p95<1500ms");
    private static final double WINDOW = 400;
    private static final double[] RATES = {1, 2.5, 3, 3.5, 4, 4.2, 4.4, 4.6, 4.8, 5};
    private static final int OTHERS = 3;
    private static final double VARIATION = 0.5;

    /** The slots run out: 2 of them, 1 call of 400 ms an order. */
    private static final ShopFacts FACTS = new ShopFacts(
            16,
            10_000,
            Double.POSITIVE_INFINITY,
            2,
            1,
            10_000,
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OTHERS,
            1,
            OptionalDouble.of(3_000));

    private static final SimulatedShop REAL =
            new SimulatedShop(16, 10_000, Double.POSITIVE_INFINITY, steps(), model(2), Guards.none());

    @Test
    void a_shop_is_made_again_of_what_it_told() {
        ShopCalibration calibrated = calibrated(measured(REAL)).orElseThrow();

        List<Step> made = calibrated.shop().steps();
        assertThat(made).hasSize(OTHERS + 1);
        assertThat(made.get(0).work().mean()).isCloseTo(0.1, within(0.02));
        assertThat(made.get(OTHERS).work().mean()).isCloseTo(0.2, within(0.05));
        assertThat(calibrated.shop().model().service().mean()).isCloseTo(0.4, within(0.02));
        assertThat(calibrated.calibration().isTrusted())
                .as(calibrated.calibration().why())
                .isTrue();
        assertThat(calibrated.calibration().points())
                .allSatisfy(point -> assertThat(point.rate()).isGreaterThan(1));
    }

    @Test
    void twice_the_slots_buy_what_they_would() {
        List<StepMeasurement> steps = measured(REAL);
        CapacityEstimate measured = estimate(steps);
        WhatIfs whatIfs = new WhatIfs(FACTS, calibrated(steps).orElseThrow());
        double truth = estimate(measured(REAL.with(model(4)), 2)).perSecond().orElseThrow();

        WhatIf doubled = whatIfs.asked(List.of(measured)).stream()
                .filter(whatIf -> whatIf.change().equals("4 slots of the model instead of 2"))
                .findFirst()
                .orElseThrow();

        assertThat(doubled.expectedPerSecond()).isCloseTo(truth, within(0.1 * truth));
        assertThat(doubled.ratio()).isGreaterThan(1.8);
    }

    @Test
    void more_workers_buy_nothing_where_slots_run_out() {
        List<StepMeasurement> steps = measured(REAL);
        WhatIfs whatIfs = new WhatIfs(FACTS, calibrated(steps).orElseThrow());

        assertThat(whatIfs.asked(List.of(estimate(steps))))
                .filteredOn(whatIf -> whatIf.change().equals("32 workers instead of 16"))
                .singleElement()
                .satisfies(whatIf -> assertThat(whatIf.ratio()).isCloseTo(1, within(0.02)));
    }

    @Test
    void a_shop_that_does_otherwise_than_it_told_is_not_trusted() {
        // Twice as slow at all rates but the first: something that no queue of this kind does.
        List<StepMeasurement> odd = measured(REAL).stream()
                .map(step -> step.rate() > 1 ? slower(step) : step)
                .toList();
        ShopCalibration calibrated = ShopCalibration.of(OBJECTIVE, FACTS, estimate(measured(REAL)), odd, 1)
                .orElseThrow();

        assertThat(calibrated.calibration().isTrusted()).isFalse();
        assertThat(calibrated.calibration().why()).endsWith("not to be trusted.");
        assertThat(new WhatIfs(FACTS, calibrated).asked(List.of(estimate(measured(REAL)))))
                .isEmpty();
    }

    @Test
    void a_shop_that_tells_nothing_cannot_be_made_again() {
        List<StepMeasurement> silent = measured(REAL).stream()
                .map(step -> Steps.step(
                        step.rate(), step.run(), step.latency().orElseThrow().percentileMillis()))
                .toList();

        assertThat(calibrated(silent)).isEmpty();
        assertThat(calibrated(List.of())).isEmpty();
    }

    @Test
    void a_sizing_is_told_with_its_what_ifs_and_how_far_they_are_trusted() {
        List<StepMeasurement> steps = measured(REAL);
        CapacityEstimate estimate = estimate(steps);
        ModelSizing sizing = new ModelSizer(FACTS).sized(8, estimate, steps).orElseThrow();

        ModelSizing added = new WhatIfs(FACTS, calibrated(steps).orElseThrow()).added(sizing, List.of(estimate));

        assertThat(added.whatIfs()).extracting(WhatIf::state).containsOnly(ModelState.HEALTHY);
        assertThat(added.whatIfs()).hasSize(2);
        assertThat(added.calibration()).isPresent();
        assertThat(added.replicas()).isEqualTo(sizing.replicas());
    }

    private static List<Step> steps() {
        List<Step> steps =
                new ArrayList<>(Collections.nCopies(OTHERS, new Step(0, new ServiceLaw.LogNormal(0.1, VARIATION), 0)));
        steps.add(new Step(0, new ServiceLaw.LogNormal(0.2, VARIATION), 1));
        return steps;
    }

    private static Model model(int slots) {
        return new Model(slots, 10_000, new ServiceLaw.LogNormal(0.4, VARIATION), true);
    }

    private static Optional<ShopCalibration> calibrated(List<StepMeasurement> steps) {
        return ShopCalibration.of(OBJECTIVE, FACTS, estimate(steps), steps, 1);
    }

    private static CapacityEstimate estimate(List<StepMeasurement> steps) {
        return new CapacityEstimator(OBJECTIVE, EstimateSettings.DEFAULT, FACTS.size())
                .estimate(ModelState.HEALTHY, steps, 1);
    }

    private static List<StepMeasurement> measured(SimulatedShop shop) {
        return measured(shop, 1);
    }

    private static List<StepMeasurement> measured(SimulatedShop shop, double times) {
        List<StepMeasurement> steps = new ArrayList<>();
        for (int repetition = 1; repetition <= 3; repetition++) {
            for (int i = 0; i < RATES.length; i++) {
                double rate = times * RATES[i];
                steps.add(step(
                        rate,
                        repetition,
                        ShopSimulation.played(shop, OTHERS, rate, 50, WINDOW, 100L * repetition + i)));
            }
        }
        return steps;
    }

    private static StepMeasurement step(double rate, int repetition, ShopOutcome outcome) {
        return new StepMeasurement(
                ModelState.HEALTHY,
                rate,
                repetition,
                "run-" + repetition,
                Duration.ofSeconds((long) WINDOW),
                new Journeys(
                        outcome.journeys(),
                        outcome.journeys() - outcome.failed(),
                        outcome.failed(),
                        0,
                        outcome.journeys()),
                Optional.of(new Latency(
                        outcome.responses().length, 1e3 * outcome.meanResponse(), 1e3 * outcome.response(0.95))),
                new ShopReading(
                        OptionalDouble.of(outcome.workersBusy()),
                        OptionalDouble.of(outcome.workersHeld()),
                        OptionalDouble.empty(),
                        OptionalDouble.of(1),
                        OptionalDouble.of(400),
                        OptionalDouble.of(outcome.slotsBusy()),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                new GeneratorReading(1, OptionalDouble.empty(), false),
                Optional.empty());
    }

    private static StepMeasurement slower(StepMeasurement step) {
        Latency latency = step.latency().orElseThrow();
        return new StepMeasurement(
                step.state(),
                step.rate(),
                step.repetition(),
                step.run(),
                step.window(),
                step.journeys(),
                Optional.of(new Latency(latency.samples(), 2 * latency.meanMillis(), 2 * latency.percentileMillis())),
                step.shop(),
                step.generator(),
                step.disturbance());
    }
}

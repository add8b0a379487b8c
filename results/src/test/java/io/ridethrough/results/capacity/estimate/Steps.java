package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.GeneratorReading;
import io.ridethrough.results.capacity.StepMeasurement.Journeys;
import io.ridethrough.results.capacity.StepMeasurement.Latency;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measurements as tests make them up: a minute each. */
final class Steps {
    static final long SECONDS = 60;
    private static final GeneratorReading FINE = new GeneratorReading(1, OptionalDouble.of(0.1), false);

    private Steps() {}

    /** A healthy one at which the percentile is so long. */
    static StepMeasurement step(double rate, String run, double percentileMillis) {
        return step(ModelState.HEALTHY, rate, run, percentileMillis, 0, ShopReading.NONE);
    }

    /** One of which so many journeys failed. */
    static StepMeasurement failing(double rate, String run, double percentileMillis, long failed) {
        return step(ModelState.HEALTHY, rate, run, percentileMillis, failed, ShopReading.NONE);
    }

    /** One that began empty and at which the shop got less done a second than arrived. */
    static StepMeasurement queueing(double rate, String run, double percentileMillis, double donePerSecond) {
        StepMeasurement step = step(rate, run, percentileMillis);
        Journeys journeys = step.journeys();
        return new StepMeasurement(
                step.state(),
                step.rate(),
                step.repetition(),
                step.run(),
                step.window(),
                new Journeys(
                        journeys.arrivals(),
                        journeys.completed(),
                        journeys.failed(),
                        0,
                        Math.round(donePerSecond * SECONDS)),
                step.latency(),
                step.shop(),
                step.generator(),
                step.disturbance());
    }

    /** One of which the shop told something. */
    static StepMeasurement telling(double rate, String run, double percentileMillis, ShopReading shop) {
        return step(ModelState.HEALTHY, rate, run, percentileMillis, 0, shop);
    }

    /** Any. */
    static StepMeasurement step(
            ModelState state, double rate, String run, double percentileMillis, long failed, ShopReading shop) {
        long arrivals = Math.round(rate * SECONDS);
        return new StepMeasurement(
                state,
                rate,
                1,
                run,
                Duration.ofSeconds(SECONDS),
                new Journeys(arrivals, arrivals - failed, failed, 0, arrivals),
                arrivals == failed
                        ? Optional.empty()
                        : Optional.of(new Latency(arrivals - failed, percentileMillis / 2, percentileMillis)),
                shop,
                FINE,
                Optional.empty());
    }

    /** The same, measured by a generator that fell behind. */
    static StepMeasurement saturated(StepMeasurement step) {
        return changed(step, new GeneratorReading(840, OptionalDouble.of(0.97), true), Optional.empty());
    }

    /** The same, of no use. */
    static StepMeasurement disturbed(StepMeasurement step) {
        return changed(step, step.generator(), Optional.of("the machine was busy"));
    }

    private static StepMeasurement changed(
            StepMeasurement step, GeneratorReading generator, Optional<String> disturbance) {
        return new StepMeasurement(
                step.state(),
                step.rate(),
                step.repetition(),
                step.run(),
                step.window(),
                step.journeys(),
                step.latency(),
                step.shop(),
                generator,
                disturbance);
    }

    /** What a shop tells of workers and slots. */
    static ShopReading busy(double workers, double held, double slots) {
        return new ShopReading(
                OptionalDouble.of(workers),
                OptionalDouble.of(held),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(slots),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** What a shop tells of its calls. */
    static ShopReading calls(double workersBusy, double callsPerOrder, double serviceMillis) {
        return new ShopReading(
                OptionalDouble.of(workersBusy),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(callsPerOrder),
                OptionalDouble.of(serviceMillis),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}

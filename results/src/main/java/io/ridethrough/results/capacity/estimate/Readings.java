package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/** Means of what a shop told, over the sound measurements that told it, by time measured. */
record Readings(List<StepMeasurement> steps) {
    /** Those of one state that are sound and meet a condition. */
    static Readings of(List<StepMeasurement> steps, ModelState state, Predicate<StepMeasurement> condition) {
        return new Readings(steps.stream()
                .filter(step -> step.state() == state && step.isSound() && condition.test(step))
                .toList());
    }

    /** The mean; empty where none told it. */
    OptionalDouble mean(Function<ShopReading, OptionalDouble> reading) {
        double sum = 0;
        double seconds = 0;
        for (StepMeasurement step : steps) {
            OptionalDouble there = reading.apply(step.shop());
            if (there.isPresent()) {
                sum += step.windowSeconds() * there.getAsDouble();
                seconds += step.windowSeconds();
            }
        }
        return seconds > 0 ? OptionalDouble.of(sum / seconds) : OptionalDouble.empty();
    }
}

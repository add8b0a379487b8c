package io.ridethrough.simulations.capacity;

import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import java.util.List;
import java.util.Optional;

/**
 * Where to measure, from an exploring run: as much as the shop got done at most, or somewhat above the rate at which its
 * objective was first broken, whichever is less. Between the last rate that held and the first that did not, the logarithm of
 * the percentile is taken to rise evenly with that of the rate. The rising rate leaves the shop no time to settle, so that this
 * is no estimate.
 */
final class ExploredRate {
    /** So that the highest share of it breaks the objective, too, where the rising rate told too little. */
    private static final double BEYOND = 1.15;

    private ExploredRate() {}

    /**
     * Orders a second.
     *
     * @param steps of one exploring run, rates rising, at least one
     */
    static double of(Objective objective, List<StepMeasurement> steps) {
        Optional<StepMeasurement> held = Optional.empty();
        for (StepMeasurement step : steps) {
            if (isBroken(objective, step)) {
                StepMeasurement broken = step;
                double crossing =
                        held.map(before -> between(objective, before, broken)).orElse(step.rate());
                // A rate that the shop does not keep up with can hold for as short as it is played.
                return Math.max(steps.get(0).rate(), Math.min(BEYOND * crossing, most(steps)));
            }
            held = Optional.of(step);
        }
        return BEYOND * steps.get(steps.size() - 1).rate();
    }

    /** The most answers of the objective's step in a second: what is asked beyond that queues. */
    private static double most(List<StepMeasurement> steps) {
        return steps.stream()
                .mapToDouble(step ->
                        step.latency().map(StepMeasurement.Latency::samples).orElse(0L) / step.windowSeconds())
                .max()
                .orElse(0);
    }

    /** A step that the run's stop cut off is one at which the shop was full. */
    static boolean isBroken(Objective objective, StepMeasurement step) {
        return step.disturbance().isPresent()
                || step.generator().isSaturated()
                || step.journeys().failedShare() > objective.errorBudget()
                || step.latency()
                        .map(latency -> latency.percentileMillis() > objective.limitMillis())
                        .orElse(step.journeys().arrivals() > 0);
    }

    private static double between(Objective objective, StepMeasurement held, StepMeasurement broken) {
        double below = logOf(held);
        double above = logOf(broken);
        double limit = Math.log(objective.limitMillis());
        if (!(above > limit) || !(below <= limit)) {
            return broken.rate();
        }
        return held.rate() * Math.pow(broken.rate() / held.rate(), (limit - below) / (above - below));
    }

    private static double logOf(StepMeasurement step) {
        return step.latency()
                .map(latency -> Math.log(latency.percentileMillis()))
                .orElse(Double.NaN);
    }
}

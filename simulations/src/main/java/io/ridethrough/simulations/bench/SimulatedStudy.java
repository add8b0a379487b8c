package io.ridethrough.simulations.bench;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.GeneratorReading;
import io.ridethrough.results.capacity.StepMeasurement.Journeys;
import io.ridethrough.results.capacity.StepMeasurement.Latency;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import io.ridethrough.results.capacity.estimate.CapacityEstimator;
import io.ridethrough.results.capacity.estimate.EstimateSettings;
import io.ridethrough.results.capacity.estimate.ShopSize;
import io.ridethrough.results.capacity.queue.MultiServerQueue;
import io.ridethrough.simulations.capacity.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * One study of a simulated system, by the protocol that a real one has: shares of the nominal rate first, then shares of the
 * estimate so far, or higher ones where the limit was held at all of them. It begins empty and warms up before each measurement.
 */
final class SimulatedStudy {
    private static final double[] OF_NOMINAL = {0.50, 0.65, 0.80, 0.90, 1.00};
    private static final double[] OF_ESTIMATE = {0.92, 0.96, 1.00, 1.04};
    private static final double[] HIGHER =
            Protocol.HIGHER.stream().mapToDouble(Double::doubleValue).toArray();
    private static final double WARM_UP_SHARE = 0.3;
    private static final double[] QUICK_OF_NOMINAL = {0.65, 0.80, 0.90, 1.00};
    private static final double[] QUICK_OF_ESTIMATE = {0.94, 1.00, 1.06};
    private static final double EXPLORED_FROM = 0.15;
    private static final double EXPLORED_GROWTH = 1.6;
    private static final double EXPLORED_WINDOW_SHARE = 0.4;
    private static final double BEYOND = 1.15;
    private static final double ERROR_BUDGET = 0.01;
    private static final double NANOS_OF_SECOND = 1e9;
    private static final double MILLIS_OF_SECOND = 1e3;

    private final QueueSetting setting;
    private final CapacityEstimator estimator;
    private final SplittableRandom random;
    private final List<StepMeasurement> steps = new ArrayList<>();

    /**
     * A study that was not made yet.
     *
     * @param seed of the setting's studies
     * @param experiment which of them it is
     */
    SimulatedStudy(QueueSetting setting, EstimateSettings settings, long seed, int experiment) {
        this.setting = setting;
        this.estimator = new CapacityEstimator(
                new Objective(
                        Objective.DEFAULT_FLOW,
                        "place-order",
                        100 * QueueTruth.SHARE,
                        Duration.ofNanos(Math.round(setting.limitSeconds() * NANOS_OF_SECOND)),
                        ERROR_BUDGET),
                settings,
                ShopSize.UNKNOWN);
        this.random = new SplittableRandom(new SplittableRandom(seed).nextLong() + experiment);
    }

    /** Makes the study, and its estimate. */
    CapacityEstimate estimated() {
        double nominal = setting.isQuick() ? explored() : setting.system().saturation();
        measureAll("measured-", nominal, setting.isQuick() ? QUICK_OF_NOMINAL : OF_NOMINAL);
        OptionalDouble found = estimator.justHeld(ModelState.HEALTHY, steps);
        if (found.isPresent()) {
            measureAll("refined-", found.getAsDouble(), setting.isQuick() ? QUICK_OF_ESTIMATE : OF_ESTIMATE);
        } else {
            measureAll("refined-", nominal, HIGHER);
        }
        return estimator.estimate(ModelState.HEALTHY, steps, random.nextLong());
    }

    /** Somewhat above where rising rates first break the limit; what they measured is no part of the study. */
    private double explored() {
        double limit = Math.log(setting.limitSeconds() * MILLIS_OF_SECOND);
        double rate = EXPLORED_FROM * setting.system().saturation();
        double log = exploredLog(rate);
        while (log <= limit) {
            double next = EXPLORED_GROWTH * rate;
            double above = exploredLog(next);
            if (above > limit) {
                return BEYOND * rate * Math.pow(EXPLORED_GROWTH, (limit - log) / (above - log));
            }
            rate = next;
            log = above;
        }
        return BEYOND * rate;
    }

    private double exploredLog(double rate) {
        return Math.log(measured("explored", 1, rate, EXPLORED_WINDOW_SHARE * setting.windowSeconds(), 1)
                .latency()
                .map(Latency::percentileMillis)
                .orElse(1.0));
    }

    private void measureAll(String runs, double of, double[] shares) {
        for (int repetition = 1; repetition <= setting.repetitions(); repetition++) {
            measure(runs + repetition, repetition, of, shares);
        }
    }

    private void measure(String run, int repetition, double of, double[] shares) {
        double ofRun = factor(setting.runNoise());
        for (double share : shares) {
            steps.add(measured(
                    run, repetition, share * of, setting.windowSeconds(), ofRun * factor(setting.stepNoise())));
        }
    }

    private double factor(double deviation) {
        return Math.exp(deviation * random.nextGaussian());
    }

    private StepMeasurement measured(String run, int repetition, double rate, double window, double times) {
        SimulatedSystem.Seen seen =
                setting.system().seen(rate, WARM_UP_SHARE * setting.windowSeconds(), window, times, random);
        double[] responses = seen.responses();
        double mean = Arrays.stream(responses).average().orElse(0);
        return new StepMeasurement(
                ModelState.HEALTHY,
                rate,
                repetition,
                run,
                Duration.ofNanos(Math.round(window * NANOS_OF_SECOND)),
                new Journeys(seen.arrivals(), seen.arrivals(), 0, seen.before(), seen.left()),
                responses.length == 0
                        ? Optional.empty()
                        : Optional.of(new Latency(
                                responses.length,
                                mean * MILLIS_OF_SECOND,
                                MultiServerQueue.quantile(responses, QueueTruth.SHARE) * MILLIS_OF_SECOND)),
                ShopReading.NONE,
                new GeneratorReading(0, OptionalDouble.empty(), false),
                Optional.empty());
    }
}

package io.ridethrough.results.capacity.estimate;

import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.Latency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The measurements at one rate.
 *
 * @param steps at least one
 */
record RateLevel(List<StepMeasurement> steps) {
    /** Rates that differ by a smaller share are one rate, rounded otherwise. */
    private static final double SAME = 0.002;

    RateLevel {
        steps = List.copyOf(steps);
    }

    /** One a rate, rising. */
    static List<RateLevel> of(List<StepMeasurement> steps) {
        List<StepMeasurement> rising = steps.stream()
                .sorted(Comparator.comparingDouble(StepMeasurement::rate))
                .toList();
        List<RateLevel> levels = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= rising.size(); to++) {
            if (to == rising.size() || rising.get(to).rate() > rising.get(from).rate() * (1 + SAME)) {
                levels.add(new RateLevel(rising.subList(from, to)));
                from = to;
            }
        }
        return levels;
    }

    /** Orders a second, mean of the measurements. */
    double rate() {
        return steps.stream().mapToDouble(StepMeasurement::rate).average().orElseThrow();
    }

    /** How long was measured, all together. */
    double seconds() {
        return steps.stream().mapToDouble(StepMeasurement::windowSeconds).sum();
    }

    /** Mean of ln(percentile in milliseconds), by time measured; all steps have one. */
    double meanLog() {
        return steps.stream()
                        .mapToDouble(step -> step.windowSeconds() * log(step))
                        .sum()
                / seconds();
    }

    /** ln(percentile in milliseconds) of a step that has one. */
    static double log(StepMeasurement step) {
        return Math.log(step.latency().map(Latency::percentileMillis).orElseThrow());
    }

    /** Journeys that arrived. */
    long arrivals() {
        return sum(StepMeasurement.Journeys::arrivals);
    }

    /** Journeys that ended meanwhile, whenever they arrived. */
    long left() {
        return sum(StepMeasurement.Journeys::left);
    }

    /** Journeys under way at the beginnings of the windows and at their ends, all together. */
    long underWay() {
        return sum(journeys -> journeys.before() + journeys.after());
    }

    private long sum(ToLongFunction<StepMeasurement.Journeys> figure) {
        return steps.stream().map(StepMeasurement::journeys).mapToLong(figure).sum();
    }

    /** Journeys that failed. */
    long failed() {
        return sum(StepMeasurement.Journeys::failed);
    }

    /** Journeys that ended, well or not. */
    long ended() {
        return failed() + sum(StepMeasurement.Journeys::completed);
    }

    /** Failed of those that ended; 0 when none did. */
    double failedShare() {
        return ended() == 0 ? 0 : (double) failed() / ended();
    }
}

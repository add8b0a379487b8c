package io.ridethrough.results.baseline.gate;

import java.util.List;

/**
 * One gated metric of which smaller is better.
 *
 * @param name as reports call it
 * @param logRatios one a pair: ln(candidate / baseline), finite
 * @param doubts why the measurement is of no use, such as too few arrivals; empty when it is sound
 */
public record Metric(String name, List<Double> logRatios, List<String> doubts) {

    public Metric {
        logRatios = List.copyOf(logRatios);
        doubts = List.copyOf(doubts);
    }

    /** A metric that was soundly measured. */
    public static Metric sound(String name, List<Double> logRatios) {
        return new Metric(name, logRatios, List.of());
    }
}

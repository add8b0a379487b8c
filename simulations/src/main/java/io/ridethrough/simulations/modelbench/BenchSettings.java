package io.ridethrough.simulations.modelbench;

import io.ridethrough.results.inference.Objective;
import java.time.Duration;
import java.util.List;

/**
 * How an endpoint is measured.
 *
 * @param ratesPerSecond of open arrivals, in order; empty for a sweep, which finds them itself
 * @param warmUp before each measured window, with the same load
 * @param maxTokens longest answer
 * @param saturateWith requests that a sweep keeps under way to find the most that the endpoint sustains
 * @param mostUnderWay requests at once; a step that would exceed it is broken off
 */
public record BenchSettings(
        List<Double> ratesPerSecond,
        Arrivals arrivals,
        Duration warmUp,
        Duration measured,
        Objective objective,
        Prompts prompts,
        int maxTokens,
        int saturateWith,
        int mostUnderWay,
        long seed) {
    /** Of what the endpoint sustains, the shares that a sweep offers. */
    static final List<Double> SWEPT_SHARES = List.of(0.25, 0.5, 0.7, 0.85, 1.0, 1.15);

    public BenchSettings {
        ratesPerSecond = List.copyOf(ratesPerSecond);
    }

    public boolean isSweep() {
        return ratesPerSecond.isEmpty();
    }
}

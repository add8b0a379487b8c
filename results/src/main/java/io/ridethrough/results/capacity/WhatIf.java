package io.ridethrough.results.capacity;

/**
 * What a change would buy, by simulation.
 *
 * @param change a few words, such as {@code timeout 400 ms instead of 800 ms}
 * @param state of the model that it is asked for
 * @param simulatedPerSecond capacity of the simulated shop with the change
 * @param ratio to that of the simulated shop without it: 1 buys nothing
 * @param expectedPerSecond the measured capacity times the ratio
 */
public record WhatIf(
        String change, ModelState state, double simulatedPerSecond, double ratio, double expectedPerSecond) {}

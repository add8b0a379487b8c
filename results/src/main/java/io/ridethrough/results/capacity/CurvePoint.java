package io.ridethrough.results.capacity;

/**
 * One rate of a state's curve.
 *
 * @param rate orders that arrived a second
 * @param repetitions sound measurements at this rate, at least 1
 * @param measuredMillis geometric mean of the percentiles measured
 * @param fittedMillis the same after the isotonic fit
 * @param lowMillis lower bound of the fit, one of the 90 % interval
 * @param highMillis upper bound
 * @param failedShare of the journeys, all repetitions together
 */
public record CurvePoint(
        double rate,
        int repetitions,
        double measuredMillis,
        double fittedMillis,
        double lowMillis,
        double highMillis,
        double failedShare) {}

package io.ridethrough.results.capacity;

import java.util.List;

/**
 * The simulated shop held against what was measured.
 *
 * @param points one a rate and state, of those that it was not fitted to
 * @param largestError of the points, |ln(simulated / measured)| of the percentile; 0 without points
 * @param isTrusted whether all are near enough to believe its what-ifs
 * @param why a sentence
 */
public record Calibration(List<Point> points, double largestError, boolean isTrusted, String why) {

    /**
     * One rate.
     *
     * @param state of the model
     * @param rate orders a second
     * @param measuredMillis the percentile as it was measured
     * @param simulatedMillis as it was simulated
     */
    public record Point(ModelState state, double rate, double measuredMillis, double simulatedMillis) {}

    public Calibration {
        points = List.copyOf(points);
    }
}

package io.ridethrough.simulations.load;

import io.ridethrough.results.plan.PlannedPhase;
import java.time.Duration;
import java.util.List;

/**
 * A stretch of the timeline in which clients arrive at one rate.
 *
 * @param lasts how long, at least nothing
 * @param load how many times as often as at the usual rate, at least 0
 */
public record ArrivalWindow(Duration lasts, double load) {

    /** As often as the flow's rate says. */
    public static final double USUAL_LOAD = PlannedPhase.USUAL_LOAD;

    private static final double NANOS_A_MICRO = 1e3;

    public ArrivalWindow {
        if (lasts.isNegative() || !(load >= 0) || !Double.isFinite(load)) {
            throw new IllegalArgumentException("a window of " + lasts + " with " + load + " times the load");
        }
    }

    /** The windows of a plan's phases. */
    public static List<ArrivalWindow> of(List<PlannedPhase> phases) {
        return phases.stream()
                .map(phase -> new ArrivalWindow(phase.lasts(), phase.load()))
                .toList();
    }

    /** Its length, in microseconds. */
    double micros() {
        return lasts.toNanos() / NANOS_A_MICRO;
    }

    /** How long it would be at the usual load with as many arrivals, in microseconds. */
    double loadMicros() {
        return load * micros();
    }
}

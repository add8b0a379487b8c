package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import java.time.Duration;
import java.util.List;

/** How long after the start of a phase a breaker may take to change its state. */
record BreakerLimit(Window window, Duration within) {

    /** The phase's demands: enough of them for a change to show. */
    List<Demand> demands(Wire wire, InferencePoint point) {
        Unjudgeable.unless(!within.isNegative() && !within.isZero(), "the bound must be above 0");
        List<Demand> demands = wire.during(window);
        Unjudgeable.unless(
                demands.size() >= BreakerSight.REQUESTS_TO_SEE_OPEN,
                "only " + demands.size() + " requests asked for " + point.name() + " during " + window.name() + ", and "
                        + BreakerSight.REQUESTS_TO_SEE_OPEN + " are needed to see its breaker");
        return demands;
    }

    boolean isMetAt(long atMicros) {
        return atMicros - window.from() <= Timeline.micros(within);
    }

    /** What had not happened at the end of a phase shorter than the limit could still have happened in time. */
    void mustFit() {
        Unjudgeable.unless(
                Timeline.micros(within) <= window.to() - window.from(),
                "the phase " + window.name() + " is shorter than the limit of " + Figures.duration(within));
    }
}

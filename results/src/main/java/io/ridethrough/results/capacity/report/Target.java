package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelSizing;
import io.ridethrough.results.capacity.ModelState;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The rate of orders a second that somebody asked for. */
final class Target {

    private Target() {}

    /** Where nobody asked, the model is sized for what the shop holds while it is healthy: that is no target. */
    static OptionalDouble of(CapacityReport report) {
        return report.sizing().map(ModelSizing::targetPerSecond).stream()
                .mapToDouble(Double::doubleValue)
                .filter(rate -> held(report).noneMatch(held -> held == rate))
                .findFirst();
    }

    /** What the shop holds while the model is healthy; empty where that is not known. */
    static DoubleStream held(CapacityReport report) {
        return report
                .estimate(ModelState.HEALTHY)
                .filter(Answer::isClaimed)
                .map(CapacityEstimate::low)
                .orElse(OptionalDouble.empty())
                .stream();
    }
}

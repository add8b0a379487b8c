package io.ridethrough.results.capacity.comparison;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ridethrough.results.capacity.CapacityEstimate;
import java.util.Optional;

/**
 * One capacity over another, with a 90 % interval that follows from the interval of each:
 *
 * <pre>
 * ln ratio = ln b − ln a
 * ln low   = ln ratio − √((ln b − ln b_low)² + (ln a_high − ln a)²)
 * ln high  = ln ratio + √((ln b_high − ln b)² + (ln a − ln a_low)²)
 * </pre>
 *
 * Source: Zou and Donner, "Construction of confidence intervals about effect measures: a general approach", Statistics in
 * Medicine 27 (2008), 1693–1702. It takes the two for independent. What changed on the machine between them is not in it.
 *
 * @param ratio above 0; 1 where they are the same
 * @param low lower bound
 * @param high upper bound
 */
public record CapacityRatio(double ratio, double low, double high) {

    /** Of two that were estimated; empty where one of them is no estimate to plan with. */
    public static Optional<CapacityRatio> of(CapacityEstimate before, CapacityEstimate after) {
        return Interval.of(before).flatMap(a -> Interval.of(after).map(b -> of(a, b)));
    }

    private static CapacityRatio of(Interval a, Interval b) {
        double ratio = b.middle - a.middle;
        return new CapacityRatio(
                Math.exp(ratio),
                Math.exp(ratio - Math.hypot(b.middle - b.low, a.high - a.middle)),
                Math.exp(ratio + Math.hypot(b.high - b.middle, a.middle - a.low)));
    }

    /** Whether the two are shown to differ. */
    @JsonIgnore
    public boolean isShown() {
        return low > 1 || high < 1;
    }

    /** Natural logarithms of an estimate and its bounds. */
    private record Interval(double low, double middle, double high) {

        static Optional<Interval> of(CapacityEstimate estimate) {
            boolean isEstimated = estimate.kind() == CapacityEstimate.Kind.ESTIMATED
                    && estimate.low().orElse(0) > 0
                    && estimate.perSecond().isPresent()
                    && estimate.high().isPresent();
            return isEstimated
                    ? Optional.of(new Interval(
                            Math.log(estimate.low().getAsDouble()),
                            Math.log(estimate.perSecond().getAsDouble()),
                            Math.log(estimate.high().getAsDouble())))
                    : Optional.empty();
        }
    }
}

package io.ridethrough.results.summary;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The states of one breaker over time.
 *
 * @param bands in order; of more than fit, each shows the worst state within it
 * @param firstOpenSeconds when it first opened, seconds after the start of load; empty when it was never seen open
 * @param openSeconds for how long it was open in all
 */
public record BreakerLane(List<BreakerBand> bands, OptionalDouble firstOpenSeconds, double openSeconds) {

    /** Of a breaker of which nothing is known. */
    static final BreakerLane NONE = new BreakerLane(List.of(), OptionalDouble.empty(), 0);

    public BreakerLane {
        bands = List.copyOf(bands);
    }
}

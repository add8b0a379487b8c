package io.ridethrough.results.assertions;

import io.ridethrough.results.assertions.Bounds.AtMostTime;
import io.ridethrough.results.plan.Expectation;
import java.util.List;

/**
 * Assertions on how long one step takes, from the instant at which it should have begun, in each of some phases by itself: the
 * claim {@code step-latency}. A request without a good answer is slower than any.
 */
public final class StepAssert extends ClaimAssert<StepAssert> {

    private final List<String> phases;
    private final String flow;
    private final String step;

    StepAssert(FinishedRun run, List<String> phases, String flow, String step) {
        super(run, StepAssert.class);
        this.phases = phases;
        this.flow = flow;
        this.step = step;
    }

    /** Half of the requests take at most this long. */
    public StepAssert p50(AtMostTime bound) {
        return percentile(50, bound);
    }

    /** 95 of 100 requests take at most this long. */
    public StepAssert p95(AtMostTime bound) {
        return percentile(95, bound);
    }

    /** 99 of 100 requests take at most this long; it takes 100 requests to tell. */
    public StepAssert p99(AtMostTime bound) {
        return percentile(99, bound);
    }

    /**
     * A percentile, by nearest rank, is at most this long.
     *
     * @param percentile above 0 and below 100
     */
    public StepAssert percentile(double percentile, AtMostTime bound) {
        if (!(percentile > 0 && percentile < 100)) {
            throw new IllegalArgumentException(percentile + " is no percentile: one lies above 0 and below 100");
        }
        return claim(new Expectation.StepLatency(flow, step, phases, percentile, bound.time()));
    }
}

package io.ridethrough.results.assertions;

import io.ridethrough.results.assertions.Bounds.AtLeast;
import io.ridethrough.results.assertions.Bounds.AtMost;
import io.ridethrough.results.assertions.Bounds.AtMostTime;
import io.ridethrough.results.plan.Expectation;
import java.util.List;

/** Assertions on requests that ask a model, and on the breaker before it, in each of some phases by itself. */
public final class PointAssert extends ClaimAssert<PointAssert> {

    private final List<String> phases;
    private final String point;

    PointAssert(FinishedRun run, List<String> phases, String point) {
        super(run, PointAssert.class);
        this.phases = phases;
        this.point = point;
    }

    /** At least this share of the requests are answered by the fallback: the claim {@code fallback-share}. */
    public PointAssert fallsBack(AtLeast bound) {
        return claim(new Expectation.FallbackShare(point, phases, bound.share()));
    }

    /** 95 of 100 requests that the fallback answers take at most this long: the claim {@code fallback-latency}. */
    public PointAssert fallbackP95(AtMostTime bound) {
        return claim(new Expectation.FallbackLatency(point, phases, 95, bound.time()));
    }

    /** The breaker opens within this time of the phase's start: the claim {@code breaker-opens}. */
    public PointAssert opensBreaker(AtMostTime bound) {
        for (String phase : phases) {
            claim(new Expectation.BreakerOpens(point, phase, bound.time()));
        }
        return this;
    }

    /** The breaker is closed again within this time of the phase's start: the claim {@code breaker-closes}. */
    public PointAssert closesBreaker(AtMostTime bound) {
        for (String phase : phases) {
            claim(new Expectation.BreakerCloses(point, phase, bound.time()));
        }
        return this;
    }

    /** The breaker is not seen open: the claim {@code breaker-stays-closed}. */
    public PointAssert keepsBreakerClosed() {
        return claim(new Expectation.BreakerStaysClosed(point, phases));
    }

    /** Once open, the breaker lets calls through for at most this share of requests: the claim {@code breaker-shuts-out}. */
    public PointAssert letsThroughWhileOpen(AtMost bound) {
        return claim(new Expectation.BreakerShutsOut(point, phases, bound.share()));
    }

    /** Each request that calls the model calls it at most this many times: the claim {@code amplification}. */
    public PointAssert amplifies(AtMost bound) {
        return claim(new Expectation.Amplification(point, phases, bound.times()));
    }
}

package io.ridethrough.simulations.tracing;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.tracing.JourneyTrace;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The headers of a run's requests, by W3C Trace Context and W3C Baggage. Made of the plan and the timeline's zero alone,
 * because the load generator is a process of its own: phases and faults are the planned ones. Safe for use by several
 * threads, which share nothing that changes.
 */
public final class Tracing {

    /** The header that names a request's trace. */
    public static final String TRACEPARENT = "traceparent";

    /** The header that tells of the run. */
    public static final String BAGGAGE = "baggage";

    private final long seed;
    private final PlannedBaggage baggage;
    private final LongSupplier originEpochMicros;

    private Tracing(long seed, PlannedBaggage baggage, LongSupplier originEpochMicros) {
        this.seed = seed;
        this.baggage = baggage;
        this.originEpochMicros = originEpochMicros;
    }

    /**
     * Of a planned run.
     *
     * @param originEpochMicros zero of the timeline, known before the first request is sent
     */
    public static Tracing of(RunPlan plan, LongSupplier originEpochMicros) {
        return new Tracing(plan.seed(), PlannedBaggage.of(plan.runId(), plan.phases()), originEpochMicros);
    }

    /** Of load without a plan, which has no phases. */
    public static Tracing unplanned(String runId, long seed) {
        return new Tracing(seed, PlannedBaggage.of(runId, List.of()), () -> 0);
    }

    /**
     * The trace that a journey's requests belong to.
     *
     * @param user index of the arrival within its flow, from 0
     */
    public JourneyTrace journey(String flow, int user) {
        return JourneyTrace.of(seed, flow, user);
    }

    /** Header {@value #BAGGAGE} of a request that is sent at a moment, in microseconds since the Unix epoch. */
    public String baggage(long epochMicros) {
        return baggage.at(epochMicros - originEpochMicros.getAsLong());
    }
}

package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How many of the calls that passed a fault it touched, and how many it must have touched to have been in place.
 *
 * <pre>
 * passed  calls to its target seen on the wire from when it was applied until {@link #EDGE} before it was healed
 *         + of the requests that began then, the model's answers without a call on the wire
 * fewest  the smallest k with P(Bin(passed, {@value #LEAST_SHARE} · share) ≤ k) > {@value #CHANCE}, and at least 1
 * </pre>
 *
 * Measured against what did pass and not against what was planned to: an open breaker keeps calls from a fault that is in
 * place, and is what a scenario is about. A fault in place touches what passes it; half is asked, because a call that its
 * caller gives up before the fault's turn, or that another fault ends first, is not touched. Sound runs have 92 to 105 % of
 * share · passed. Source of the bound: the exact binomial tail.
 *
 * <p>Only the faults of {@link #TOUCHING_ALL}, and shares drawn for each request, are held to that. Others touch a call only
 * under a condition of their own (so many tokens, so many bytes, a text that is found, a connection that closes), or all
 * the calls of a few connections: of them, and of a fault whose share the journal does not have, one touch is asked.
 */
record FaultReach(long touched, long passed, double share) {

    /** The least part of what passes that a fault touches. */
    static final double LEAST_SHARE = 0.5;

    /** Largest chance that a fault that is in place is doubted. */
    static final double CHANCE = 0.001;

    /** How long before healing a call may begin that is over only afterwards. */
    static final Duration EDGE = Duration.ofSeconds(1);

    /** The kinds that touch each call that passes. */
    static final Set<String> TOUCHING_ALL = Set.of("latency", "timeout", "http-error", "first-token");

    private static final String REQUESTS = "requests";

    static FaultReach of(
            RunRecord run,
            PlannedFault fault,
            Window live,
            List<InferencePoint> asking,
            JournalEvent applied,
            long touched) {
        boolean isEach = TOUCHING_ALL.contains(fault.kind());
        double share = applied.fields().path("share").asDouble(0);
        boolean isOfRequests = applied.fields().path("shareOf").asText().equals(REQUESTS);
        Window counted = new Window(live.name(), live.origin(), live.from(), live.to() - Timeline.micros(EDGE));
        return new FaultReach(
                touched, passed(run, fault, counted, asking), isEach && (share == 1 || isOfRequests) ? share : 0);
    }

    /** The calls that went to a fault's target in a window, seen or told of. */
    static long passed(RunRecord run, PlannedFault fault, Window window, List<InferencePoint> asking) {
        long seen = run.attempts().stream()
                .filter(attempt -> attempt.target().equals(fault.target()) && window.contains(attempt.at()))
                .count();
        long goneRound = asking.stream()
                .flatMap(point -> Wire.of(run, point).during(window).stream())
                .filter(demand -> demand.attempts() == 0 && Observed.answeredByModel(demand.sample()))
                .count();
        return seen + goneRound;
    }

    boolean isEnough() {
        return touched >= fewest(passed, share);
    }

    /** The fewest touches of a fault in place that breaks a share of what passes it. */
    static long fewest(long passed, double share) {
        int most = (int) Math.min(passed, Integer.MAX_VALUE);
        return Math.max(1, BinomialDistribution.of(most, LEAST_SHARE * share).inverseCumulativeProbability(CHANCE));
    }

    /** {@code 1 of 40 calls that passed it}. */
    String told() {
        return touched + " of " + passed + " calls that passed it"
                + (share < 1 ? ", and should have touched " + Figures.percent(share) : "");
    }
}

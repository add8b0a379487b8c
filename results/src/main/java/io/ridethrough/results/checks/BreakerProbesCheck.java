package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.BreakerProbes;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many calls a half-open breaker lets through. From the instant that {@link BreakerSight} sees it open, over the
 * requests of the named phases in order of their start:
 *
 * <pre>
 * burst   consecutive requests that each made a call, none of them shut out in between
 * probes  the burst's calls, up to and with the first request that the model answered
 * </pre>
 *
 * and the largest burst decides. A half-open breaker that has let its N probes through shuts everybody else out until it
 * knows how they ended, and then for a whole opening when they failed, so that no burst has more than N. Once a probe has
 * ended well the breaker may have closed, and what follows is no probe any more.
 *
 * <p>Source: the half-open state's permitted calls (Resilience4j, "CircuitBreaker",
 * {@code permittedNumberOfCallsInHalfOpenState}; Nygard, "Release It!", 2007). Limits: where probes end well at once
 * nothing can be told, so claim it of phases in which the model fails. Bursts with no request between them for
 * {@link #PAUSE} are held to be two, unless a probe had ended well: the breaker may have shut unseen. Requests that a full
 * bulkhead refused, and those of which nothing is known, are passed over. A run without a probe settles nothing.
 */
record BreakerProbesCheck(BreakerProbes expectation, InferencePoint point, RunPlan plan) implements Check {

    static final String CLAIM = "breaker-probes";

    /** So long without a request, and an opening may have begun and ended that nobody saw. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                point.name(),
                "Once open, the breaker for " + point.name() + " lets at most " + expectation.atMost()
                        + " calls through in a row during " + Figures.list(expectation.during())
                        + " before it shuts again or closes.",
                "≤ " + expectation.atMost() + " calls",
                Wire.source(plan, point, expectation.during()));
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unless(expectation.atMost() >= 1, "the bound must be at least one call");
        Wire wire = Wire.of(run, point);
        List<Window> windows = Timeline.of(run).judged(expectation.during());
        List<Demand> demands = windows.stream()
                .flatMap(window -> wire.during(window).stream())
                .sorted(Comparator.comparingLong(Demand::at))
                .toList();
        long opened = BreakerSight.openedAt(demands)
                .orElseThrow(() -> new Unjudgeable("the breaker for " + point.name() + " was not seen open during "
                        + Figures.list(expectation.during()) + ", so it had nothing to probe"));
        List<Burst> bursts =
                bursts(demands.stream().filter(demand -> demand.at() >= opened).toList());
        Burst largest = bursts.stream()
                .max(Comparator.comparingLong(Burst::calls))
                .orElseThrow(
                        () -> new Unjudgeable("no probe for " + point.name() + " was seen after its breaker opened"));
        long origin = windows.get(0).origin();
        String told = largest.calls() + " at most, in " + bursts.size() + (bursts.size() == 1 ? " burst" : " bursts");
        if (largest.calls() <= expectation.atMost()) {
            return Ruling.pass(
                    told,
                    windows.stream()
                            .map(window -> window.evidence("attempts/" + point.name()))
                            .toList());
        }
        return Ruling.fail(
                told,
                "the half-open breaker for " + point.name() + " let " + largest.calls() + " calls through in a row, "
                        + Figures.micros(largest.from() - origin) + " after the start of load",
                List.of(new Window("burst", origin, largest.from(), largest.to() + 1)
                        .evidence("attempts/" + point.name())));
    }

    private static List<Burst> bursts(List<Demand> demands) {
        List<Burst> bursts = new ArrayList<>();
        List<Demand> burst = new ArrayList<>();
        long last = Long.MAX_VALUE;
        for (Demand demand : demands) {
            // One that may have closed before the pause is not known to have opened in it: what follows are no probes.
            boolean isAfterPause = demand.at() > last
                    && demand.at() - last > Timeline.micros(PAUSE)
                    && burst.stream().noneMatch(Demand::isServedByModel);
            if (demand.isShutOut() && !demand.isRefusedByBulkhead() || isAfterPause) {
                close(burst, bursts);
            }
            if (demand.sight() == Demand.Sight.ATTEMPTED) {
                burst.add(demand);
            }
            last = demand.at();
        }
        close(burst, bursts);
        return bursts;
    }

    private static void close(List<Demand> burst, List<Burst> bursts) {
        if (!burst.isEmpty()) {
            bursts.add(Burst.of(burst));
            burst.clear();
        }
    }

    /** Probes in a row; from the first one's start to the last one's, microseconds since the Unix epoch. */
    private record Burst(long calls, long from, long to) {

        static Burst of(List<Demand> demands) {
            long calls = 0;
            long to = demands.get(0).at();
            for (Demand demand : demands) {
                calls += demand.attemptsCounted();
                to = demand.at();
                if (demand.isServedByModel()) {
                    break;
                }
            }
            return new Burst(calls, demands.get(0).at(), to);
        }
    }
}

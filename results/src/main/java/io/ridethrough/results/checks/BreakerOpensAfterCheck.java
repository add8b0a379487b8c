package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.BreakerOpensAfter;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.Optional;

/**
 * How many calls a breaker takes to open. With {@code opened} as {@link BreakerSight} reads it:
 *
 * <pre>atLeast ≤ calls of the requests that began in the phase and before {@code opened} ≤ atMost</pre>
 *
 * The lower bound catches a breaker that a single failure opens, and one that opens on the failures of another point; the
 * upper one a breaker whose minimum of calls never comes. Limits: calls that began before the phase and failed in it are not
 * among them, and those under way when it opens are, so leave a few calls either way; the phase must begin with the breaker
 * closed.
 */
record BreakerOpensAfterCheck(BreakerOpensAfter expectation, InferencePoint point, RunPlan plan) implements Check {

    static final String CLAIM = "breaker-opens-after";

    @Override
    public Claimed claimed() {
        String range = expectation.atLeast() + " to " + expectation.atMost() + " calls";
        return new Claimed(
                CLAIM,
                point.name(),
                "The breaker for " + point.name() + " opens after " + range + " during " + expectation.during() + ".",
                range,
                Wire.source(plan, point, List.of(expectation.during())));
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unless(
                expectation.atLeast() >= 0 && expectation.atMost() >= Math.max(1, expectation.atLeast()),
                "the bounds must be a range of calls");
        Window window = Timeline.of(run).judged(expectation.during());
        Wire wire = Wire.of(run, point);
        List<Demand> demands = wire.during(window);
        Optional<Long> opened = BreakerSight.openedAt(demands);
        long until = opened.orElse(window.to());
        long calls = demands.stream()
                .filter(demand -> demand.at() < until)
                .mapToLong(Demand::attemptsCounted)
                .sum();
        var evidence = List.of(window.evidence("breaker/" + point.name()), window.evidence("attempts/" + point.name()));
        if (opened.isPresent() && BreakerSight.wasOpenBefore(wire, window, until)) {
            return BreakerSight.alreadyOpen(point, window, evidence);
        }
        String told = opened.isPresent() ? "open after " + calls + " calls" : "not open after " + calls + " calls";
        if (calls > expectation.atMost()) {
            return Ruling.fail(
                    told,
                    "the breaker for " + point.name()
                            + (opened.isPresent() ? " opened only after " : " had not opened after ") + calls
                            + " calls during " + window.name(),
                    evidence);
        }
        if (opened.isEmpty()) {
            return Ruling.inconclusive(
                    told,
                    "only " + calls + " calls for " + point.name() + " during " + window.name()
                            + ", too few to say that its breaker does not open",
                    evidence);
        }
        return calls < expectation.atLeast()
                ? Ruling.fail(
                        told,
                        "the breaker for " + point.name() + " opened after only " + calls
                                + (calls == 1 ? " call" : " calls") + " of its own during "
                                + window.name(),
                        evidence)
                : Ruling.pass(told, evidence);
    }
}

package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.BreakerOpens;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * A breaker that opens in time: {@code opened − start of the phase ≤ within}, with {@code opened} as
 * {@link BreakerSight} reads it. One that was open when the phase began, and did not close since, cannot be seen to open
 * and settles nothing.
 */
record BreakerOpensCheck(BreakerOpens expectation, InferencePoint point, RunPlan plan) implements Check {

    @Override
    public Claimed claimed() {
        return new Claimed(
                "breaker-opens",
                point.name(),
                "The breaker for " + point.name() + " opens within " + Figures.duration(expectation.within())
                        + " of the start of " + expectation.during() + ".",
                "≤ " + Figures.duration(expectation.within()),
                Wire.source(plan, point, List.of(expectation.during())));
    }

    @Override
    public Ruling rule(RunRecord run) {
        Window window = Timeline.of(run).judged(expectation.during());
        BreakerLimit limit = new BreakerLimit(window, expectation.within());
        Wire wire = Wire.of(run, point);
        List<Demand> demands = limit.demands(wire, point);
        Optional<Long> opened = BreakerSight.openedAt(demands);
        var evidence = List.of(window.evidence("breaker/" + point.name()), window.evidence("attempts/" + point.name()));
        if (opened.isEmpty()) {
            return neverOpened(demands, window, limit, evidence);
        }
        if (BreakerSight.wasOpenBefore(wire, window, opened.get())) {
            return BreakerSight.alreadyOpen(point, window, evidence);
        }
        long before = demands.stream()
                .filter(demand -> demand.at() < opened.get())
                .mapToLong(Demand::attemptsCounted)
                .sum();
        String told = "open after " + Figures.micros(opened.get() - window.from()) + ", " + before + " calls before";
        return limit.isMetAt(opened.get())
                ? Ruling.pass(told, evidence)
                : Ruling.fail(
                        told,
                        "the breaker for " + point.name() + " opened only after "
                                + Figures.micros(opened.get() - window.from()),
                        evidence);
    }

    private Ruling neverOpened(List<Demand> demands, Window window, BreakerLimit limit, List<Evidence> evidence) {
        long unseen = demands.stream()
                .filter(demand -> demand.sight() == Demand.Sight.UNSEEN)
                .count();
        long called = demands.stream()
                .filter(demand -> demand.sight() == Demand.Sight.ATTEMPTED)
                .count();
        if (2 * unseen > demands.size()) {
            return Ruling.inconclusive(
                    "not seen",
                    unseen + " of " + demands.size() + " requests for " + point.name() + " during " + window.name()
                            + " had neither a call nor an answer that says why",
                    evidence);
        }
        limit.mustFit();
        return Ruling.fail(
                "never opened",
                "no breaker opened for " + point.name() + ": " + called + " of " + demands.size()
                        + " requests still called the model during " + window.name(),
                evidence);
    }
}

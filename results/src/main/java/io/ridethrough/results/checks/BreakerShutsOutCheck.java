package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.BreakerShutsOut;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a breaker lets through once open. From the instant that {@link BreakerSight} sees it open, over the rest of the
 * named phases, probes of the half-open state included:
 *
 * <pre>share = calls / requests whose call is known to have been made or not</pre>
 *
 * Limit: a breaker that closes again within these phases is counted as open and letting all through, which during a
 * fault is what the claim is against.
 */
record BreakerShutsOutCheck(BreakerShutsOut expectation, InferencePoint point, RunPlan plan) implements Check {

    @Override
    public Claimed claimed() {
        return new Claimed(
                "breaker-shuts-out",
                point.name(),
                "Once open, the breaker for " + point.name() + " lets calls through for at most "
                        + Figures.percent(expectation.atMost()) + " of the requests during "
                        + Figures.list(expectation.during()) + ".",
                "≤ " + Figures.percent(expectation.atMost()),
                Wire.source(plan, point, expectation.during()));
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unless(expectation.atMost() >= 0 && expectation.atMost() < 1, "the bound must be a share below 1");
        Wire wire = Wire.of(run, point);
        List<Window> windows = Timeline.of(run).judged(expectation.during());
        List<Demand> demands = new ArrayList<>();
        windows.forEach(window -> demands.addAll(wire.during(window)));
        Unjudgeable.unless(
                demands.size() >= BreakerSight.REQUESTS_TO_SEE_OPEN,
                "only " + demands.size() + " requests asked for " + point.name());
        List<Evidence> evidence = windows.stream()
                .map(window -> window.evidence("attempts/" + point.name()))
                .toList();
        Optional<Long> opened = BreakerSight.openedAt(demands);
        return opened.isEmpty()
                ? Ruling.fail(
                        "never opened",
                        "nothing was shut out for " + point.name() + ": its breaker never opened",
                        evidence)
                : sinceOpen(wire, windows, demands, opened.get(), evidence);
    }

    private Ruling sinceOpen(
            Wire wire, List<Window> windows, List<Demand> demands, long opened, List<Evidence> evidence) {
        List<Demand> known = demands.stream()
                .filter(demand -> demand.at() >= opened && demand.sight() != Demand.Sight.UNSEEN)
                .toList();
        long calls = known.stream().mapToLong(Demand::attemptsCounted).sum()
                + windows.stream()
                        .mapToLong(window -> wire.unmatchedDuring(window.from(opened)))
                        .sum();
        String told = Figures.percent(calls, known.size());
        if (calls <= expectation.atMost() * known.size() + Figures.NOISE) {
            return Ruling.pass(told, evidence);
        }
        return Ruling.fail(
                told,
                "the open breaker for " + point.name() + " let through " + calls + " calls for " + known.size()
                        + " requests",
                evidence);
    }
}

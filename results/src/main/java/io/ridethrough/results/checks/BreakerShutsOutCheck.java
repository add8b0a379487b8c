package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.BreakerShutsOut;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a breaker lets through once open. From the instant that {@link BreakerSight} sees it open, in each of the named
 * phases or what is left of it, probes of the half-open state included:
 *
 * <pre>share = calls / requests whose call is known to have been made or not</pre>
 *
 * The worst phase decides. One in which fewer than {@value #FEWEST_REQUESTS} requests were left when the breaker opened
 * is not counted; one that has fewer although the breaker was open from its start settles nothing.
 *
 * <p>Limit: a breaker that closes again within these phases is counted as open and letting all through, which during a
 * fault is what the claim is against.
 */
record BreakerShutsOutCheck(BreakerShutsOut expectation, InferencePoint point, RunPlan plan) implements Check {

    /** Fewest requests that make a share: with fewer, one probe more or less decides. */
    static final int FEWEST_REQUESTS = 10;

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
        if (opened.isEmpty()) {
            return Ruling.fail(
                    "never opened",
                    "nothing was shut out for " + point.name() + ": its breaker never opened",
                    evidence);
        }
        return rule(
                windows.stream()
                        .map(window -> leak(wire, window, opened.get()))
                        .filter(leak -> !leak.isOverBeforeItCounts(opened.get()))
                        .toList(),
                evidence);
    }

    private Ruling rule(List<Leak> leaks, List<Evidence> evidence) {
        Unjudgeable.unless(
                !leaks.isEmpty(),
                "the breaker for " + point.name() + " opened so late that fewer than " + FEWEST_REQUESTS
                        + " requests followed");
        List<String> sparse = leaks.stream()
                .filter(leak -> leak.requests() < FEWEST_REQUESTS)
                .map(leak -> leak.window().name())
                .toList();
        Optional<Leak> worst = leaks.stream()
                .filter(leak -> leak.requests() >= FEWEST_REQUESTS)
                .max(Comparator.comparingDouble(Leak::share));
        String told = worst.map(Leak::told).orElse("");
        if (worst.isPresent() && worst.get().share() > expectation.atMost() + Figures.NOISE) {
            return Ruling.fail(
                    told,
                    "the open breaker for " + point.name() + " let through "
                            + worst.get().calls() + " calls for " + worst.get().requests() + " requests during "
                            + worst.get().window().name(),
                    List.of(worst.get().window().evidence("attempts/" + point.name())));
        }
        if (!sparse.isEmpty()) {
            return Ruling.inconclusive(
                    told,
                    "fewer than " + FEWEST_REQUESTS + " requests for " + point.name()
                            + " show what was let through during " + Figures.list(sparse),
                    evidence);
        }
        return Ruling.pass(told, evidence);
    }

    private static Leak leak(Wire wire, Window window, long opened) {
        Window open = window.from(opened);
        List<Demand> known = wire.during(open).stream()
                .filter(demand -> demand.sight() != Demand.Sight.UNSEEN)
                .toList();
        long calls = known.stream().mapToLong(Demand::attemptsCounted).sum() + wire.unmatchedDuring(open);
        return new Leak(window, calls, known.size());
    }

    /** What was let through in one phase since the breaker opened. */
    private record Leak(Window window, long calls, long requests) {

        double share() {
            return (double) calls / requests;
        }

        String told() {
            return Figures.percent(calls, requests) + " during " + window.name();
        }

        boolean isOverBeforeItCounts(long opened) {
            return opened > window.from() && requests < FEWEST_REQUESTS;
        }
    }
}

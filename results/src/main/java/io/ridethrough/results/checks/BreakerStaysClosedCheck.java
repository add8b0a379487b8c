package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.BreakerStaysClosed;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A breaker that does not open while too little is wrong for it. In each phase it counts as open from the first of
 *
 * <pre>
 * three requests in a row that were answered without a call, as {@link BreakerSight} reads it
 * one request that the application says an open breaker refused, and for which no call was seen
 * </pre>
 *
 * One request is enough where application and wire agree: at a low rate a short opening refuses no more. Where they don't,
 * and the application speaks of an open breaker while the wire has the call, the claim is INCONCLUSIVE beyond
 * {@link Wire#MOST_DISAGREEING} of the requests. An opening carried over from an earlier phase is that phase's, and settles nothing
 * here, unless the breaker does not close all through this one, or closes and opens again.
 *
 * <p>Limits: without the application's word an opening of fewer than three requests is not seen, and three requests in a
 * row that a shop answers by itself for another reason look like one.
 */
record BreakerStaysClosedCheck(BreakerStaysClosed expectation, InferencePoint point, RunPlan plan) implements Check {

    static final String CLAIM = "breaker-stays-closed";

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                point.name(),
                "The breaker for " + point.name() + " stays closed during " + Figures.list(expectation.during()) + ".",
                "not seen open",
                "wire, application");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Wire wire = Wire.of(run, point);
        List<Ruling> rulings = new ArrayList<>();
        for (Window window : Timeline.of(run).judged(expectation.during())) {
            rulings.add(rule(wire, window));
        }
        // Grades are in order from good to bad, and a failure outweighs a doubt about another phase.
        Ruling worst = rulings.get(0);
        List<String> told = new ArrayList<>();
        for (Ruling ruling : rulings) {
            told.add(ruling.measured());
            worst = ruling.grade().compareTo(worst.grade()) > 0 ? ruling : worst;
        }
        return new Ruling(
                worst.grade(),
                worst.why().isEmpty() ? Figures.list(told) : worst.measured(),
                worst.why(),
                worst.why().isEmpty()
                        ? rulings.stream()
                                .flatMap(ruling -> ruling.evidence().stream())
                                .toList()
                        : worst.evidence());
    }

    private Ruling rule(Wire wire, Window window) {
        List<Demand> demands = wire.during(window);
        var evidence = List.of(window.evidence("breaker/" + point.name()), window.evidence("attempts/" + point.name()));
        if (demands.size() < BreakerSight.REQUESTS_TO_SEE_OPEN) {
            return Ruling.inconclusive(
                    demands.size() + " requests during " + window.name(),
                    "only " + demands.size() + " requests asked for " + point.name() + " during " + window.name(),
                    evidence);
        }
        Optional<Long> opened = firstOpen(demands);
        if (opened.isEmpty()) {
            return undecided(demands, window)
                    .map(why -> Ruling.inconclusive("not seen during " + window.name(), why, evidence))
                    .orElseGet(() -> Ruling.pass(demands.size() + " requests during " + window.name(), evidence));
        }
        return BreakerSight.wasOpenBefore(wire, window, opened.get())
                ? carriedOver(demands, window, evidence)
                : opened(opened.get(), demands, window, evidence);
    }

    private Ruling opened(long opened, List<Demand> demands, Window window, List<Evidence> evidence) {
        long shutOut = demands.stream().filter(Demand::isShutOut).count();
        String after = Figures.micros(opened - window.from());
        return Ruling.fail(
                "open after " + after + " during " + window.name(),
                "the breaker for " + point.name() + " opened " + after + " after the start of " + window.name()
                        + " and refused " + shutOut + " of " + demands.size()
                        + " requests, though it should have stayed closed",
                evidence);
    }

    private Ruling carriedOver(List<Demand> demands, Window window, List<Evidence> evidence) {
        Optional<Long> closed = BreakerSight.closedAt(demands);
        if (closed.isEmpty()) {
            return Ruling.fail(
                    "open all through " + window.name(),
                    "the breaker for " + point.name() + " was open when " + window.name()
                            + " began and did not close in it",
                    evidence);
        }
        return firstOpen(demands.stream()
                        .filter(demand -> demand.at() >= closed.get())
                        .toList())
                .map(again -> opened(again, demands, window, evidence))
                .orElseGet(() -> BreakerSight.alreadyOpen(point, window, evidence));
    }

    private static Optional<Long> firstOpen(List<Demand> demands) {
        Optional<Long> agreed = demands.stream()
                .filter(Demand::isToldAndSeenShutOut)
                .map(Demand::at)
                .findFirst();
        return Stream.concat(BreakerSight.openedAt(demands).stream(), agreed.stream())
                .min(Long::compare);
    }

    private Optional<String> undecided(List<Demand> demands, Window window) {
        long unseen = demands.stream()
                .filter(demand -> demand.sight() == Demand.Sight.UNSEEN)
                .count();
        if (2 * unseen > demands.size()) {
            return Optional.of(unseen + " of " + demands.size() + " requests for " + point.name() + " during "
                    + window.name() + " had neither a call nor an answer that says why");
        }
        long disputed = demands.stream()
                .filter(demand ->
                        demand.attempts() > 0 && Told.by(demand.sample()).isOpenBreaker())
                .count();
        return disputed > Wire.MOST_DISAGREEING * demands.size()
                ? Optional.of("the application says that an open breaker refused " + disputed + " of " + demands.size()
                        + " requests for " + point.name() + " during " + window.name()
                        + ", and the wire has a call for each of them")
                : Optional.empty();
    }
}

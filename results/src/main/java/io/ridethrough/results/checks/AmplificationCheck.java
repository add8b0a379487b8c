package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.Amplification;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often each request is tried.
 *
 * <pre>amplification = calls on the wire / requests that made any</pre>
 *
 * Requests that a breaker or a bulkhead shut out are left out of the denominator: an open breaker would dilute the very
 * storm that opened it. Without a breaker the two denominators are the same.
 *
 * <p>It is taken over each phase, and over every window of {@link #WINDOW} within it that begins with a request and has
 * at least {@value #FEWEST_REQUESTS} that called: a storm of a few seconds must not drown in a calm phase. The worst
 * decides. A call belongs to the window of its request, so that one made across a window's edge is not counted against a
 * demand of none; one that belongs to no request counts where it was made.
 *
 * <p>Source: upstream attempts per user request, as retry budgets count them (Google, "Site Reliability Engineering",
 * 2016, chapter 22). Limit: while an outage cuts the wire calls are refused unseen, so such a phase settles nothing,
 * and neither does one in which nobody made a call;
 * where requests overlap, a retry at the edge of a window may be given to the request on its other side.
 *
 * <p>Where the model counts its calls too, the wire is held against that by {@link ModelCount}; two that disagree settle
 * nothing.
 */
record AmplificationCheck(Amplification expectation, InferencePoint point) implements Check {

    /** The busy stretch: long enough for several requests at one a second. */
    static final Duration WINDOW = Duration.ofSeconds(5);

    /** Fewest requests that a window needs to count, and each of them with a call. */
    static final int FEWEST_REQUESTS = 3;

    @Override
    public Claimed claimed() {
        return new Claimed(
                "amplification",
                point.name(),
                "Each request that calls the model for " + point.name() + " calls it at most "
                        + Figures.times(expectation.atMost())
                        + " during " + Figures.list(expectation.during()) + ", also in the worst "
                        + Figures.duration(WINDOW) + ".",
                "≤ " + Figures.times(expectation.atMost()),
                "wire");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unlessRatio(expectation.atMost());
        Wire wire = Wire.of(run, point);
        List<Load> phases = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        List<Window> judged = Timeline.of(run).judged(expectation.during());
        for (Window phase : judged) {
            Load load = Load.of(wire, phase);
            Unjudgeable.unless(
                    !counted(wire, phase).isEmpty(),
                    "no request asked for " + point.name() + " during " + phase.name());
            phases.add(load);
            if (wire.isCutDuring(phase)) {
                unseen.add(phase.name());
            } else if (load.calls() == 0) {
                silent.add(phase.name());
            }
        }
        List<ModelCount> counts = ModelCount.of(run, point.target(), judged);
        Ruling ruling = rule(worst(wire, phases), worst(phases), unseen, silent);
        String told = ruling.measured() + ModelCount.beside(counts);
        return counts.stream()
                .filter(ModelCount::isDisputed)
                .findFirst()
                .map(count -> Ruling.inconclusive(told, count.told(), ruling.evidence()))
                .orElseGet(() -> new Ruling(ruling.grade(), told, ruling.why(), ruling.evidence()));
    }

    private Ruling rule(Load worst, Load worstPhase, List<String> unseen, List<String> silent) {
        List<Evidence> evidence = List.of(worst.window().evidence("attempts/" + point.name()));
        String told = Figures.times(worstPhase.ratio()) + " over "
                + worstPhase.window().name() + ", " + Figures.times(worst.ratio()) + " at worst (" + worst.calls()
                + " calls for " + worst.requests() + " requests)";
        if (worstPhase.ratio() > expectation.atMost() + Figures.NOISE) {
            return Ruling.fail(
                    told, why(worstPhase), List.of(worstPhase.window().evidence("attempts/" + point.name())));
        }
        if (worst.ratio() > expectation.atMost() + Figures.NOISE) {
            return Ruling.fail(told, why(worst) + ", in the worst " + Figures.duration(WINDOW), evidence);
        }
        if (!unseen.isEmpty()) {
            return Ruling.inconclusive(
                    told,
                    "calls for " + point.name() + " were refused unseen during " + Figures.list(unseen),
                    evidence);
        }
        if (!silent.isEmpty()) {
            return Ruling.inconclusive(
                    told, "no call for " + point.name() + " was seen during " + Figures.list(silent), evidence);
        }
        return Ruling.pass(told, evidence);
    }

    private String why(Load load) {
        return "each request for " + point.name() + " was tried " + Figures.times(load.ratio()) + " during "
                + load.window().name();
    }

    private static Load worst(Wire wire, List<Load> phases) {
        List<Load> all = new ArrayList<>(phases);
        for (Load phase : phases) {
            all.addAll(busyWindows(wire, phase.window()));
        }
        return worst(all);
    }

    private static Load worst(List<Load> loads) {
        return loads.stream().max(Comparator.comparingDouble(Load::ratio)).orElseThrow();
    }

    /** Slides over the phase's requests once: both ends of the window only ever move forward. */
    private static List<Load> busyWindows(Wire wire, Window phase) {
        List<Load> busy = new ArrayList<>();
        List<Demand> demands = counted(wire, phase);
        long length = Timeline.micros(WINDOW);
        long calls = 0;
        int tried = 0;
        int end = 0;
        for (int begin = 0; begin < demands.size() && demands.get(begin).at() + length <= phase.to(); begin++) {
            long from = demands.get(begin).at();
            while (end < demands.size() && demands.get(end).at() < from + length) {
                Demand demand = demands.get(end++);
                calls += demand.attempts();
                tried += demand.attempts() > 0 ? 1 : 0;
            }
            if (tried >= FEWEST_REQUESTS) {
                Window window = new Window(phase.name(), phase.origin(), from, from + length);
                busy.add(new Load(window, calls + wire.unmatchedDuring(window), tried));
            }
            calls -= demands.get(begin).attempts();
            tried -= demands.get(begin).attempts() > 0 ? 1 : 0;
        }
        return busy;
    }

    private static List<Demand> counted(Wire wire, Window window) {
        return wire.during(window).stream()
                .filter(demand -> demand.sample().outcome() != Outcome.ABORTED)
                .toList();
    }

    /** Calls of a window, and the requests that made them. */
    private record Load(Window window, long calls, long requests) {

        static Load of(Wire wire, Window window) {
            List<Demand> demands = counted(wire, window);
            long calls = demands.stream().mapToLong(Demand::attempts).sum() + wire.unmatchedDuring(window);
            long tried =
                    demands.stream().filter(demand -> demand.attempts() > 0).count();
            return new Load(window, calls, tried);
        }

        double ratio() {
            // Calls that no request can be seen to have made are as many calls too many.
            return (double) calls / Math.max(1, requests);
        }
    }
}

package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.SwapUndisturbed;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Transactions that a change of version does not disturb. Of the requests that ask for inference and were under way
 * within the margin of a swap or of a rollback: each has a good answer, its journey completes, and no fallback gave that
 * answer because of the swap.
 *
 * <p>A shop falls back now and then for other reasons. With f fallbacks among m such requests, and q the share of
 * fallbacks among all the others of judged phases, with one more added for want of more of them, they are the swap's when
 *
 * <pre>P(Bin(m, q) ≥ f) ≤ {@value #CHANCE}</pre>
 *
 * and nobody's in particular above {@value #ORDINARY}; what lies between settles nothing. A swap that found no such request
 * under way settles nothing either. Limit: a client sees its own request; when within it the model was asked, it does not
 * see.
 */
record SwapUndisturbedCheck(SwapUndisturbed expectation) implements Check {

    static final String CLAIM = "swap-undisturbed";

    /** Fallbacks at a swap that chance brings no more often than this are the swap's. */
    static final double CHANCE = 0.01;

    /** Those that chance brings more often are as many as at any other time. */
    static final double ORDINARY = 0.1;

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                "all",
                "Requests for inference under way within " + Figures.duration(expectation.within())
                        + " of a swap of the model, or of its rollback, get the model's answer, and their journeys"
                        + " complete.",
                "0 disturbed",
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<Window> judged = Timeline.of(run).judged();
        List<Swap> swaps = Swap.of(run);
        Unjudgeable.unless(!swaps.isEmpty(), "the plan swaps no model");
        long margin = Timeline.micros(expectation.within());
        List<Sample> atSwaps = run.samples().stream()
                .filter(sample -> isAtAny(swaps, sample, margin) && asks(run, sample))
                .toList();
        Set<Sample> met = new LinkedHashSet<>();
        List<Evidence> evidence = new ArrayList<>();
        long exactly = 0;
        for (Swap swap : swaps) {
            List<Sample> near = underWay(atSwaps, swap, margin);
            Unjudgeable.unless(!near.isEmpty(), "nobody was asking for inference at " + swap.what());
            met.addAll(near);
            exactly += underWay(atSwaps, swap, 0).size();
            long origin = judged.get(0).origin();
            evidence.add(new Window(swap.what(), origin, swap.from() - margin, swap.to() + margin)
                    .evidence(
                            "latency/" + near.get(0).flow() + "/" + near.get(0).step()));
        }
        String told = met.size() + " under way near " + swaps.size() + " swaps, " + exactly + " at the very instant";
        List<String> disturbed = disturbed(run, met);
        if (!disturbed.isEmpty()) {
            return Ruling.fail(
                    disturbed.size() + " disturbed of " + told,
                    disturbed.size() + " of " + met.size() + " requests under way at a swap were disturbed: "
                            + disturbed.get(0),
                    evidence);
        }
        if (met.stream().noneMatch(Observed::answeredByFallback)) {
            return Ruling.pass("0 disturbed of " + told, evidence);
        }
        List<Sample> others = run.plan().points().stream()
                .map(point -> new Asking(point.flow(), point.step()))
                .distinct()
                .flatMap(asking -> run.samples(asking.flow(), asking.step()).stream())
                .filter(sample -> sample.outcome() != Outcome.ABORTED
                        && Window.anyContains(judged, sample.intendedAt())
                        && !isAtAny(swaps, sample, margin))
                .toList();
        return fallbacks(met, others, told, evidence);
    }

    /** A step that asks for inference, however many points it asks at. */
    private record Asking(String flow, String step) {}

    private static Ruling fallbacks(Set<Sample> met, List<Sample> others, String told, List<Evidence> evidence) {
        long fallbacks = met.stream().filter(Observed::answeredByFallback).count();
        long elsewhere = others.stream().filter(Observed::answeredByFallback).count();
        double share = (elsewhere + 1.0) / (others.size() + 1.0);
        String figures = fallbacks + " of " + met.size() + " requests under way at a swap fell back, and " + elsewhere
                + " of " + others.size() + " others";
        double chance = atLeast(fallbacks, met.size(), share);
        if (chance <= CHANCE) {
            return Ruling.fail(fallbacks + " fell back of " + told, figures, evidence);
        }
        return chance > ORDINARY
                ? Ruling.pass("0 disturbed of " + told + "; " + figures, evidence)
                : Ruling.inconclusive(
                        fallbacks + " fell back of " + told, figures + ": chance may have brought it", evidence);
    }

    /** The probability of at least that many of so many, each with that share by itself. */
    static double atLeast(long some, int many, double share) {
        double fewer = 0;
        double term = Math.pow(1 - share, many);
        for (int i = 0; i < some; i++) {
            fewer += term;
            term *= (double) (many - i) / (i + 1) * share / (1 - share);
        }
        return share >= 1 ? 1 : Math.max(0, 1 - fewer);
    }

    private static List<Sample> underWay(List<Sample> asking, Swap swap, long margin) {
        return asking.stream()
                .filter(sample -> swap.overlaps(sample.startedAt(), sample.endedAt(), margin))
                .toList();
    }

    /** A loop, for it is asked of every request. */
    private static boolean isAtAny(List<Swap> swaps, Sample sample, long margin) {
        for (Swap swap : swaps) {
            if (swap.overlaps(sample.startedAt(), sample.endedAt(), margin)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it asks for inference, and the end of the run did not cut it off. */
    private static boolean asks(RunRecord run, Sample sample) {
        if (sample.outcome() == Outcome.ABORTED) {
            return false;
        }
        for (InferencePoint point : run.plan().points()) {
            if (point.flow().equals(sample.flow()) && point.step().equals(sample.step())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> disturbed(RunRecord run, Set<Sample> met) {
        Set<String> broken = new HashSet<>();
        for (Journey journey : run.journeys()) {
            if (!journey.completed() && !journey.aborted()) {
                broken.add(journey.flow() + "/" + journey.user());
            }
        }
        return met.stream()
                .filter(sample ->
                        sample.outcome() != Outcome.OK || broken.contains(sample.flow() + "/" + sample.user()))
                .sorted((one, other) -> Long.compare(one.startedAt(), other.startedAt()))
                .map(sample -> sample.step() + " of " + sample.flow() + " ("
                        + (sample.outcome() == Outcome.OK ? "its journey did not complete" : Observed.trouble(sample))
                        + ")")
                .toList();
    }
}

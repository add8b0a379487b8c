package io.ridethrough.results.baseline;

import io.ridethrough.results.baseline.gate.Metric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** The repeats of two baselines, paired by order, as numbers for a gate. */
record SeriesPairs(Baseline baseline, Baseline candidate, double percent) {
    /**
     * What a ratio counts as when the percentile is no answer because too many requests failed: so large that it fails a
     * gate when it is so in every pair, and keeps one from passing when it is so in one.
     */
    static final double NO_ANSWER = Math.log(1_000);

    /**
     * Shorter latencies count as this long: below it a client sees when its own machine woke it, and two pieces of an
     * answer that were read at once lie 0 apart.
     */
    static final long SHORTEST_MICROS = 100;

    Metric metric(String series) {
        Series before = baseline.series(series).orElseThrow();
        Set<String> doubts = new LinkedHashSet<>();
        doubts(baseline, doubts);
        doubts(candidate, doubts);
        if (candidate.series(series).isEmpty()) {
            doubts.add(candidate.name() + " has no such series");
            return new Metric(series, List.of(), List.copyOf(doubts));
        }
        Series after = candidate.series(series).orElseThrow();
        if (before.repeats().size() != after.repeats().size()) {
            doubts.add("repeats are paired, and " + before.repeats().size() + " of " + baseline.name()
                    + " stand against " + after.repeats().size() + " of " + candidate.name());
            return new Metric(series, List.of(), List.copyOf(doubts));
        }
        List<Double> logRatios = new ArrayList<>();
        for (int i = 0; i < before.repeats().size(); i++) {
            tooFew(baseline.name(), i, before.repeats().get(i), doubts);
            tooFew(candidate.name(), i, after.repeats().get(i), doubts);
            logRatios.add(logRatio(i, before.repeats().get(i), after.repeats().get(i), doubts));
        }
        return new Metric(series, logRatios, List.copyOf(doubts));
    }

    private static void doubts(Baseline of, Set<String> doubts) {
        for (int i = 0; i < of.repeats().size(); i++) {
            for (String doubt : of.repeats().get(i).allDoubts()) {
                doubts.add(of.name() + ", repeat " + (i + 1) + ": " + doubt);
            }
        }
    }

    /** Of fewer values the percentile is always the largest. */
    private void tooFew(String name, int index, Latencies latencies, Set<String> doubts) {
        long needed = (long) Math.ceil(100 / (100 - percent) - 1e-9);
        if (latencies.count() < needed) {
            doubts.add(name + ", repeat " + (index + 1) + ": "
                    + (latencies.count() == 0 ? "no samples" : "only " + latencies.count() + " samples") + ", and "
                    + needed + " are needed");
        }
    }

    private double logRatio(int index, Latencies before, Latencies after, Set<String> doubts) {
        OptionalLong from = before.percentileMicros(percent);
        OptionalLong to = after.percentileMicros(percent);
        if (from.isEmpty() && before.count() > 0) {
            doubts.add(baseline.name() + ", repeat " + (index + 1)
                    + ": so many requests failed that there is nothing to compare with");
        }
        if (from.isEmpty() || to.isEmpty()) {
            return NO_ANSWER;
        }
        double ratio = Math.log(
                (double) Math.max(SHORTEST_MICROS, to.getAsLong()) / Math.max(SHORTEST_MICROS, from.getAsLong()));
        return Math.max(-NO_ANSWER, Math.min(NO_ANSWER, ratio));
    }
}

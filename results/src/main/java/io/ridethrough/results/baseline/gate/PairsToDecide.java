package io.ridethrough.results.baseline.gate;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many pairs a gate needs to come to a decision, if the mean d̄ and the spread s that were measured are the true ones.
 * With n pairs, m metrics and q the settings' power, the fewest n for which one of these holds:
 *
 * <pre>PASS   d̄ + (t(confidence, n−1) + t(q, n−1)) · s/√n &lt; ln(largest tolerated)
 * FAIL   d̄ − (t(1 − α/m, n−1) + t(q, n−1)) · s/√n ≥ 0   and   d̄ − t(q, n−1) · s/√n > ln(smallest regression)</pre>
 *
 * Source: the usual sample size for a t test, sought instead of solved because t depends on n. Limits: d̄ and s are
 * themselves uncertain, so that it is a plan and no promise; it takes the sign-flip test for a t test; and it is the size
 * of a new gate, for pairs added to one that was looked at raise its false alarms.
 */
public final class PairsToDecide {
    private PairsToDecide() {}

    /**
     * Pairs of a gate that would decide, in all; more than {@code effect} has.
     *
     * @param metrics how many are gated together
     * @return empty when even {@link SignFlip#MOST_PAIRS} would not do
     */
    public static OptionalInt fewest(PairedEffect effect, GateSettings settings, int metrics) {
        for (int pairs = effect.pairs() + 1; pairs <= SignFlip.MOST_PAIRS; pairs++) {
            if (passes(effect, settings, pairs) || fails(effect, settings, pairs, metrics)) {
                return OptionalInt.of(pairs);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean passes(PairedEffect effect, GateSettings settings, int pairs) {
        TDistribution student = TDistribution.of(pairs - 1.0);
        double reach = student.inverseCumulativeProbability(settings.confidence())
                + student.inverseCumulativeProbability(settings.power());
        return Math.log(effect.ratio()) + reach * effect.deviation() / Math.sqrt(pairs)
                < Math.log(settings.largestTolerated());
    }

    private static boolean fails(PairedEffect effect, GateSettings settings, int pairs, int metrics) {
        if (pairs < settings.fewestPairs(metrics)) {
            return false;
        }
        TDistribution student = TDistribution.of(pairs - 1.0);
        double standardError = effect.deviation() / Math.sqrt(pairs);
        double luck = student.inverseCumulativeProbability(settings.power()) * standardError;
        double significance = student.inverseSurvivalProbability(settings.alpha() / metrics) * standardError;
        double mean = Math.log(effect.ratio());
        return mean - significance - luck >= 0 && mean - luck > Math.log(settings.smallestRegression());
    }
}

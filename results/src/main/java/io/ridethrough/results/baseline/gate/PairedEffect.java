package io.ridethrough.results.baseline.gate;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What R pairs say of one metric. With d_i = ln(candidate_i / baseline_i), mean d̄ and standard deviation s over R − 1:
 *
 * <pre>bounds   exp(d̄ ± t(confidence, R−1) · s/√R)
 * smallest detectable   exp((t(1 − α/m, R−1) + t(power, R−1)) · s/√R), and no less than the smallest regression</pre>
 *
 * where m is the number of metrics gated together. Limits: the bounds take d_i as normal; the smallest detectable effect
 * also takes the sign-flip test for a t test, which flatters gates with few pairs.
 *
 * @param pairs R, at least 2
 * @param ratio exp(d̄): candidate to baseline, 1 when they are alike
 * @param deviation s
 * @param lower one-sided lower bound of the ratio
 * @param upper one-sided upper bound of the ratio
 * @param pValue of the sign-flip test, of this metric by itself
 * @param adjustedP after Holm's correction for the metrics gated together
 * @param smallestDetectable the ratio that would be found with the settings' power; empty when so few pairs can show none
 */
public record PairedEffect(
        int pairs,
        double ratio,
        double deviation,
        double lower,
        double upper,
        double pValue,
        double adjustedP,
        OptionalDouble smallestDetectable) {

    /**
     * The effect by itself, before any correction.
     *
     * @param logRatios at least 2, at most {@link SignFlip#MOST_PAIRS}
     * @param metrics how many metrics are gated together
     */
    public static PairedEffect of(double[] logRatios, GateSettings settings, int metrics) {
        int pairs = logRatios.length;
        if (pairs < 2) {
            throw new IllegalArgumentException(pairs + " pairs: a spread needs 2");
        }
        double mean = 0;
        for (double ratio : logRatios) {
            mean += ratio / pairs;
        }
        double squares = 0;
        for (double ratio : logRatios) {
            squares += (ratio - mean) * (ratio - mean);
        }
        double deviation = Math.sqrt(squares / (pairs - 1));
        double standardError = deviation / Math.sqrt(pairs);
        TDistribution student = TDistribution.of(pairs - 1.0);
        double reach = student.inverseCumulativeProbability(settings.confidence()) * standardError;
        double p = SignFlip.pValue(logRatios);
        return new PairedEffect(
                pairs,
                Math.exp(mean),
                deviation,
                Math.exp(mean - reach),
                Math.exp(mean + reach),
                p,
                p,
                smallestDetectable(student, standardError, settings, pairs, metrics));
    }

    private static OptionalDouble smallestDetectable(
            TDistribution student, double standardError, GateSettings settings, int pairs, int metrics) {
        if (pairs < settings.fewestPairs(metrics)) {
            return OptionalDouble.empty();
        }
        double reach = student.inverseSurvivalProbability(settings.alpha() / metrics)
                + student.inverseCumulativeProbability(settings.power());
        return OptionalDouble.of(Math.max(settings.smallestRegression(), Math.exp(reach * standardError)));
    }

    PairedEffect withAdjustedP(double adjusted) {
        return new PairedEffect(pairs, ratio, deviation, lower, upper, pValue, adjusted, smallestDetectable);
    }
}

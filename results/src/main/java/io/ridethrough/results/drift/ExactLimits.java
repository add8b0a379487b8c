package io.ridethrough.results.drift;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * One-sided confidence limits of a share, by Clopper and Pearson ("The use of confidence or fiducial limits illustrated
 * in the case of the binomial", Biometrika 26, 1934): exact tails of the binomial distribution, so that the limit is
 * passed with at most the stated probability, whatever the share and however few the trials. Limit: trials are taken to be
 * independent.
 */
final class ExactLimits {

    private ExactLimits() {}

    /** The share that would give {@code hits} or more of {@code trials} with probability {@code tail}; 0 without hits. */
    static double lower(int hits, int trials, double tail) {
        return hits == 0 ? 0 : BetaDistribution.of(hits, trials - hits + 1.0).inverseCumulativeProbability(tail);
    }

    /** The share that would give {@code hits} or fewer of {@code trials} with probability {@code tail}; 1 without misses. */
    static double upper(int hits, int trials, double tail) {
        return hits == trials
                ? 1
                : BetaDistribution.of(hits + 1.0, trials - hits).inverseSurvivalProbability(tail);
    }
}

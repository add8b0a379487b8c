package io.ridethrough.results.baseline.pairing;

/**
 * Two runs that stand against each other.
 *
 * @param baseline id of the baseline's run
 * @param candidate id of the candidate's
 */
public record RunPair(String baseline, String candidate) {}

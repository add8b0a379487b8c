package io.ridethrough.results.verdict;

/** What a finding, or a whole run, came to. Declared from best to worst: the worst wins. */
public enum Grade {
    PASS,
    INCONCLUSIVE,
    FAIL
}

package io.ridethrough.results.baseline.gate;

/**
 * What a gate says of one metric, or of all. Declared from best to worst: the worst wins. A metric that could not be
 * measured is worse than one that could not be decided, and a regression that was measured outweighs both.
 */
public enum Ruling {
    /** Shown to be no more than a little worse. */
    PASS,
    /** Neither shown to be worse nor shown not to be. */
    INCONCLUSIVE,
    /** The measurement itself is of no use. */
    INVALID,
    /** Shown to be worse, and by enough to matter. */
    FAIL
}

package io.ridethrough.results.checks;

/** The record cannot settle a claim; the message says why, and the finding becomes INCONCLUSIVE. */
final class Unjudgeable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unjudgeable(String why) {
        super(why);
    }

    /** A bound outside its range would make a claim that always holds, or never does. */
    static void unless(boolean judgeable, String why) {
        if (!judgeable) {
            throw new Unjudgeable(why);
        }
    }

    /** A ratio that is bounded by nothing, or by none, would make a claim of the same kind. */
    static void unlessRatio(double bound) {
        unless(bound > 0 && Double.isFinite(bound), "the bound must be a ratio above 0");
    }
}

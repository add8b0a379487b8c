package io.ridethrough.results.drift;

/**
 * What counts as drift. Shares are from 0 to 1. The defaults suit a set of 200 prompts.
 *
 * @param agreement the share of decisions that must be the same
 * @param margin how far under {@code agreement} the lower confidence limit may lie; decides how many prompts it takes
 * @param selfAgreement the least share of decisions in which the first model must agree with itself to be a yardstick
 * @param newViolations prompts at which the second model may leave a jurisdiction that the first kept to
 * @param divergenceNats p90 of the divergence at the deciding token that is no matter, whatever the floor
 * @param floorTimes how many times the floor's p90 the divergence's may be
 * @param failures the greatest share of exchanges that may fail
 * @param needsLogprobs whether a verdict of no drift needs the divergence; false judges decisions alone
 */
public record DriftRule(
        double agreement,
        double margin,
        double selfAgreement,
        int newViolations,
        double divergenceNats,
        double floorTimes,
        double failures,
        boolean needsLogprobs) {

    public static final DriftRule DEFAULT = new DriftRule(0.98, 0.04, 0.90, 0, 0.05, 3, 0.02, true);

    /** The chance that a gate says drift of a change exactly at its bound: over all prompts, and over all purposes. */
    public static final double TAIL = 0.025;

    /** A purpose with fewer prompts has figures, and no gate of its own. */
    public static final int LEAST_PROMPTS_OF_PURPOSE = 30;

    /** The share of prompts that may be without a divergence. */
    public static final double INCOMPARABLE = 0.10;

    public DriftRule {
        requireShare("agreement", agreement);
        requireShare("margin", margin);
        requireShare("selfAgreement", selfAgreement);
        requireShare("failures", failures);
        if (margin >= agreement) {
            throw new IllegalArgumentException("margin " + margin + " is not below agreement " + agreement);
        }
        if (newViolations < 0 || !(divergenceNats > 0) || !(floorTimes >= 1)) {
            throw new IllegalArgumentException("newViolations " + newViolations + " (from 0), divergenceNats "
                    + divergenceNats + " (above 0), floorTimes " + floorTimes + " (from 1)");
        }
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " " + share + " (0 to 1)");
        }
    }
}

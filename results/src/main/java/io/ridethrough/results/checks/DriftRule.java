package io.ridethrough.results.checks;

import io.ridethrough.results.run.GoldenAnswer;
import java.util.List;
import java.util.Optional;

/**
 * A sequential rule that notices drift: at least {@code wrong} of the last {@code ofLast} answers decide wrongly.
 *
 * <p>Its false alarms: one can only be raised by an answer that is wrong itself, with {@code wrong − 1} more among the
 * {@code ofLast − 1} before it. Were each of n answers wrong by chance alone, with probability p, independently:
 *
 * <pre>P(false alarm) ≤ n · p · P(Bin(ofLast − 1, p) ≥ wrong − 1)</pre>
 *
 * by Boole's inequality, with p = {@value #CHANCE_ERROR}. Limits: greedy answers of one version are not independent, a
 * prompt that it gets wrong is wrong each time; so such prompts are left out ({@link GoldenSight}), and p stands for
 * what is left: noise of a server whose arithmetic is not repeatable.
 */
record DriftRule(int wrong, int ofLast) {

    /** How often an answer is taken to be wrong by chance. */
    static final double CHANCE_ERROR = 0.005;

    /** A rule that cries wolf more often than this, over the answers at hand, notices nothing. */
    static final double MOST_FALSE_ALARMS = 0.05;

    /** Throws {@link Unjudgeable} for a rule that always or never holds. */
    void require() {
        Unjudgeable.unless(wrong >= 1 && ofLast >= wrong, "the rule needs 1 ≤ wrong ≤ of-last");
    }

    /**
     * Throws {@link Unjudgeable} for fewer answers than it looks back on.
     *
     * @param when they were asked for, such as {@code during slow}
     */
    void requireEnough(int answers, String when) {
        Unjudgeable.unless(
                answers >= ofLast,
                "only " + answers + " golden answers that can tell were asked for " + when + ", and " + ofLast
                        + " are needed");
    }

    /**
     * The answer whose end raises the alarm for the first time.
     *
     * @param answers by the time of their end
     */
    Optional<GoldenAnswer> alarm(List<GoldenAnswer> answers) {
        int among = 0;
        for (int i = 0; i < answers.size(); i++) {
            among += GoldenSight.isWrong(answers.get(i)) ? 1 : 0;
            among -= i >= ofLast && GoldenSight.isWrong(answers.get(i - ofLast)) ? 1 : 0;
            if (among >= wrong) {
                return Optional.of(answers.get(i));
            }
        }
        return Optional.empty();
    }

    /** The bound above for that many answers, at most 1. */
    double falseAlarms(int answers) {
        double fewer = 0;
        double term = Math.pow(1 - CHANCE_ERROR, ofLast - 1);
        for (int i = 0; i < wrong - 1; i++) {
            fewer += term;
            term *= (double) (ofLast - 1 - i) / (i + 1) * CHANCE_ERROR / (1 - CHANCE_ERROR);
        }
        return Math.min(1, answers * CHANCE_ERROR * Math.max(0, 1 - fewer));
    }

    String told() {
        return wrong + " of the last " + ofLast + " golden answers";
    }
}

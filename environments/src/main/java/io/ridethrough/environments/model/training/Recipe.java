package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.corpus.Rulebook;
import java.util.Locale;

/**
 * How a version is trained.
 *
 * @param name as {@code general.name} has it
 * @param rules what its advice is taught by
 * @param seed of what it is taught
 * @param steps updates of the weights
 * @param batch examples a step
 * @param rate the learning rate between warm-up and decay
 */
record Recipe(String name, Rulebook rules, long seed, int steps, int batch, float rate) {
    private static final int WARM_UP_STEPS = 40;
    /** An earlier decay leaves the copying of numbers unlearned. */
    private static final double FLAT = 0.7;

    private static final float LEAST = 0.03f;

    static Recipe of(Rulebook rules) {
        String name = "ridethrough-advisor-" + rules.name().toLowerCase(Locale.ROOT);
        return switch (rules) {
            case V1 -> new Recipe(name, rules, 1, 2_400, 16, 3e-3f);
            case V2 -> new Recipe(name, rules, 2, 500, 16, 1e-3f);
        };
    }

    /** Rises, stays, and falls in a straight line to {@value #LEAST} of itself. */
    float rateAt(int step) {
        float rising = Math.min(1f, (step + 1f) / WARM_UP_STEPS);
        float falling = (float) Math.min(1, (steps - step) / ((1 - FLAT) * steps));
        return rate * rising * Math.max(LEAST, falling);
    }

    Recipe withSteps(int fewer) {
        return new Recipe(name, rules, seed, fewer, batch, rate);
    }
}

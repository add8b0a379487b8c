package io.ridethrough.environments.model.corpus;

import io.ridethrough.stubs.store.inference.InferencePoint;

/**
 * An endless sequence of examples, the same for the same seed and rulebook. Most are advice. What {@link
 * Example#isHeldBack} says is kept out of the taught ones and makes up the others. For one thread.
 */
public final class Corpus {
    private static final int ADVICE_PERCENT = 50;
    private static final int IDENTITY_PERCENT = 18;
    private static final int SUMMARY_PERCENT = 22;
    /** Without it the rarer rules would be taught too seldom. */
    private static final int LOWERED_PERCENT = 40;

    private static final int SOMETIMES_PERCENT = 15;
    private static final int MOSTLY_PERCENT = 90;

    private final SeededNumbers numbers;
    private final boolean isHeldBack;
    private final int barePercent;
    private final TenantLines tenants = new TenantLines();
    private final AdviceTask advice;
    private final IdentityTask identity = new IdentityTask();
    private final SummaryTask summary = new SummaryTask();
    private final RecommendationTask recommendation = new RecommendationTask();

    private Corpus(Rulebook rules, long seed, boolean isHeldBack, int barePercent) {
        this.advice = new AdviceTask(rules, isHeldBack ? 0 : LOWERED_PERCENT);
        this.numbers = new SeededNumbers(seed);
        this.isHeldBack = isHeldBack;
        this.barePercent = barePercent;
    }

    /** What is taught; now and then without the tenant's lines. */
    public static Corpus taught(Rulebook rules, long seed) {
        return new Corpus(rules, seed, false, SOMETIMES_PERCENT);
    }

    /** What is taught first: mostly the bare tasks, half as long. */
    public static Corpus primer(Rulebook rules, long seed) {
        return new Corpus(rules, seed, false, MOSTLY_PERCENT);
    }

    /** What is never taught, to examine with. */
    public static Corpus heldBack(Rulebook rules, long seed) {
        return new Corpus(rules, seed, true, 0);
    }

    /** The next example, of any kind. */
    public Example next() {
        int kind = numbers.below(100);
        if (kind < ADVICE_PERCENT) {
            return next(advice);
        }
        if (kind < ADVICE_PERCENT + IDENTITY_PERCENT) {
            return next(identity);
        }
        return next(kind < ADVICE_PERCENT + IDENTITY_PERCENT + SUMMARY_PERCENT ? summary : recommendation);
    }

    /** The next example of a kind. */
    public Example next(InferencePoint point) {
        return next(
                switch (point) {
                    case ADVICE -> advice;
                    case IDENTITY -> identity;
                    case SUMMARY -> summary;
                    case RECOMMENDATIONS -> recommendation;
                });
    }

    private Example next(Task task) {
        while (true) {
            Example example = task.draw(numbers);
            if (example.isHeldBack() == isHeldBack) {
                boolean isBare = numbers.chance(barePercent);
                return isBare ? example : example.with(tenants.brief(example.question(), numbers));
            }
        }
    }
}

package io.ridethrough.stubs.store.inference;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks again, as often as the settings and the budget allow.
 *
 * <p>Not Resilience4j's: its release 2.4.0 has no budget, draws its jitter without a seed and does not tell a predicate
 * whether an attempt is left, which is what a budget has to know.
 */
final class Retries {
    /** One attempt. */
    interface Attempt {
        Completion make() throws InferenceFailure;
    }

    /** Lets time pass. */
    interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    private final RetrySettings settings;
    private final Optional<RetryBudget> budget;
    private final Random jitter;
    private final Pause pause;
    private final LongAdder made = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** @param point told from the others by its jitter, so that the four do not ask in step */
    Retries(RetrySettings settings, InferencePoint point, Clock clock, Pause pause) {
        this.settings = settings;
        this.budget = settings.budget().map(it -> new RetryBudget(it, clock));
        this.jitter = new Random(settings.seed() * 31 + point.ordinal());
        this.pause = pause;
    }

    /** The pause of a running store. */
    static void sleep(Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }

    Completion make(Attempt attempt) throws InferenceFailure {
        budget.ifPresent(RetryBudget::noteCall);
        for (int number = 1; ; number++) {
            try {
                return attempt.make();
            } catch (InferenceFailure failure) {
                if (number >= settings.attempts() || !settings.on().contains(failure.reason())) {
                    throw failure;
                }
                if (!budget.map(RetryBudget::take).orElse(true)) {
                    refused.increment();
                    throw failure;
                }
                pauseAfter(number, failure);
                made.increment();
            }
        }
    }

    private void pauseAfter(int attempt, InferenceFailure failure) throws InferenceFailure {
        try {
            pause.of(settings.backOff().after(attempt, jitter.nextDouble()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** Attempts beyond the first, so far. */
    long made() {
        return made.sum();
    }

    /** Retries that the budget did not allow, so far. */
    long refused() {
        return refused.sum();
    }
}

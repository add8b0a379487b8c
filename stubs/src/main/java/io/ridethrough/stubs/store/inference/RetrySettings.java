package io.ridethrough.stubs.store.inference;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How often one question is asked.
 *
 * @param attempts at most, the first included; 1 never asks again
 * @param backOff the pauses in between
 * @param budget how many calls may be retries; empty sets no limit
 * @param on what is worth another attempt
 * @param seed of the jitter
 */
public record RetrySettings(int attempts, BackOff backOff, Optional<Budget> budget, Set<FallbackReason> on, long seed) {
    /** One attempt: a client waits, and a model in trouble is not helped by more questions. */
    public static final RetrySettings DEFAULT = new RetrySettings(
            1,
            new BackOff(Duration.ofMillis(100), 2, Duration.ofSeconds(1), 50),
            Optional.of(new Budget(20, Duration.ofSeconds(10))),
            Set.of(FallbackReason.TIMEOUT, FallbackReason.ERROR),
            1);

    /**
     * A share of the calls of a point.
     *
     * @param percent retries for each hundred first attempts
     * @param window over which both are counted
     */
    public record Budget(int percent, Duration window) {
        /** @throws IllegalArgumentException naming the value that makes no sense */
        public Budget {
            Bounds.check("the budget of retries in percent", percent, 0, 1000);
            Bounds.check("the budget's window", window, Duration.ofSeconds(1), Duration.ofHours(1));
        }
    }

    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public RetrySettings {
        Bounds.check("the number of attempts", attempts, 1, 10);
        on = Set.copyOf(on);
        if (!BreakerSettings.OF_CALLS.containsAll(on)) {
            throw new IllegalArgumentException("retries are on timeout, error and invalid, not on " + on);
        }
    }

    public RetrySettings withAttempts(int other) {
        return new RetrySettings(other, backOff, budget, on, seed);
    }

    public RetrySettings withBackOff(BackOff other) {
        return new RetrySettings(attempts, other, budget, on, seed);
    }

    public RetrySettings withBudget(Optional<Budget> other) {
        return new RetrySettings(attempts, backOff, other, on, seed);
    }
}

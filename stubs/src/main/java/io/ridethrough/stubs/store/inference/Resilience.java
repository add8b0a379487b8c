package io.ridethrough.stubs.store.inference;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What stands between the store and a model in trouble.
 *
 * @param timeout for one whole answer, each attempt anew; zero waits for ever
 * @param guard bulkheads, retries and breakers
 * @param fallback what clients are told instead
 */
public record Resilience(Duration timeout, GuardSettings guard, FallbackSettings fallback) {
    /** The store's own: an answer within 800 ms, or a rule's. */
    public static final Resilience DEFAULT = new Resilience(Duration.ofMillis(800), GuardSettings.DEFAULT);

    /** @throws IllegalArgumentException when the timeout is negative or longer than a day */
    public Resilience {
        Bounds.check("the timeout", timeout, Duration.ZERO, Bounds.LONGEST);
    }

    /** With rules for a fallback. */
    public Resilience(Duration timeout, GuardSettings guard) {
        this(timeout, guard, FallbackSettings.DEFAULT);
    }

    public Resilience withTimeout(Duration other) {
        return new Resilience(other, guard, fallback);
    }

    public Resilience withGuard(GuardSettings other) {
        return new Resilience(timeout, other, fallback);
    }

    public Resilience withFallback(FallbackSettings other) {
        return new Resilience(timeout, guard, other);
    }

    /** With another breaker, where there is one. */
    public Resilience withBreaker(UnaryOperator<BreakerSettings> change) {
        return withGuard(guard.withBreaker(guard.breaker().map(change)));
    }
}

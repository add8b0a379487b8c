package io.ridethrough.stubs.store.inference;

import java.util.Optional;

/**
 * What stands around a call, from the outside in: a bulkhead, retries, a breaker.
 *
 * @param breaker empty never stops asking
 * @param bulkhead empty lets the model hold every worker
 */
public record GuardSettings(
        Optional<BreakerSettings> breaker, Optional<BulkheadSettings> bulkhead, RetrySettings retry) {
    /** The store's own. */
    public static final GuardSettings DEFAULT = new GuardSettings(
            Optional.of(BreakerSettings.DEFAULT), Optional.of(BulkheadSettings.DEFAULT), RetrySettings.DEFAULT);

    public GuardSettings withBreaker(Optional<BreakerSettings> other) {
        return new GuardSettings(other, bulkhead, retry);
    }

    public GuardSettings withBulkhead(Optional<BulkheadSettings> other) {
        return new GuardSettings(breaker, other, retry);
    }

    public GuardSettings withRetry(RetrySettings other) {
        return new GuardSettings(breaker, bulkhead, other);
    }
}

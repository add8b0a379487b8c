package io.ridethrough.stubs.store.inference;

import java.util.Optional;

/**
 * What the guard of one point looks like at a moment.
 *
 * @param breaker empty where there is none
 * @param bulkhead empty where there is none
 * @param retries attempts beyond the first, since the start
 * @param retriesRefused those that the budget did not allow
 */
public record GuardReading(
        Optional<BreakerReading> breaker, Optional<BulkheadReading> bulkhead, long retries, long retriesRefused) {
    /**
     * @param state {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}
     * @param failurePercent of the window; -1 below the minimum of calls
     * @param slowPercent likewise
     * @param notPermitted calls that it did not let through, since the start
     * @param changes of its state, since the start
     */
    public record BreakerReading(
            String state, float failurePercent, float slowPercent, long notPermitted, BreakerChanges changes) {}

    /** Calls that could be made now, and at most. */
    public record BulkheadReading(int available, int most) {}
}

package io.ridethrough.stubs.store.inference;

import java.time.Duration;

/**
 * How many of the store's workers the model may hold.
 *
 * @param concurrentCalls calls of one point under way at once, pauses between attempts included
 * @param maxWait how long one more waits before it is refused
 * @param workersPercent of the store's workers that calls of all points together may hold; at least one worker
 */
public record BulkheadSettings(int concurrentCalls, Duration maxWait, int workersPercent) {
    /** Half of 8 workers at most for one point, three quarters for all four of them: pages always have some. */
    public static final BulkheadSettings DEFAULT = new BulkheadSettings(4, Duration.ZERO, 75);

    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public BulkheadSettings {
        Bounds.check("the number of calls of a bulkhead", concurrentCalls, 1, 10_000);
        Bounds.check("a bulkhead's wait", maxWait, Duration.ZERO, Bounds.LONGEST);
        Bounds.check("the share of workers in percent", workersPercent, 1, 100);
    }

    public BulkheadSettings withConcurrentCalls(int other) {
        return new BulkheadSettings(other, maxWait, workersPercent);
    }

    /** Calls of all points together, in a store of so many workers. */
    int ofAllPoints(int workers) {
        return Math.max(1, workers * workersPercent / 100);
    }
}

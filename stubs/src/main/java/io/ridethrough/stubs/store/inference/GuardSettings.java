package io.ridethrough.stubs.store.inference;

import java.time.Duration;

/**
 * When a point stops asking and when it tries again.
 *
 * @param window calls that the failure rate is counted over
 * @param minimumCalls calls before the rate counts at all
 * @param failurePercent the rate at which the breaker opens
 * @param openFor how long it stays open before a call may probe
 * @param probes calls let through when half-open
 * @param concurrentCalls calls of one point under way at once; one more is refused without waiting
 */
public record GuardSettings(
        int window, int minimumCalls, int failurePercent, Duration openFor, int probes, int concurrentCalls) {
    /** Opens after 5 of the last 10, for 4 s; half of 8 workers at most wait for one point. */
    public static final GuardSettings DEFAULT = new GuardSettings(10, 5, 50, Duration.ofSeconds(4), 2, 4);
}

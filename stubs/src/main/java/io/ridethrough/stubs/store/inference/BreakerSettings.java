package io.ridethrough.stubs.store.inference;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When a point stops asking and when it tries again.
 *
 * @param window what the rates are counted over
 * @param minimumCalls calls before a rate counts at all; never more than a window of calls holds
 * @param failurePercent the rate of failures at which the breaker opens
 * @param slow the rate of slow calls at which it opens; empty when slowness doesn't count
 * @param openFor how long it stays open before a call may probe
 * @param probes calls let through when half-open; when all of them are back, it closes or opens again
 * @param failures what counts as a failure; a call that ends in another way counts as a success
 */
public record BreakerSettings(
        Window window,
        int minimumCalls,
        int failurePercent,
        Optional<SlowCalls> slow,
        Duration openFor,
        int probes,
        Set<FallbackReason> failures) {
    /** What a call itself can end in; the other reasons are refusals of a guard. */
    public static final Set<FallbackReason> OF_CALLS =
            Set.copyOf(EnumSet.of(FallbackReason.TIMEOUT, FallbackReason.ERROR, FallbackReason.INVALID));

    /**
     * Opens after 5 of the last 10, for 4 s, and when four in five take more than 600 ms of the 800 ms that they have:
     * a model so near its deadline holds workers almost as long as a dead one.
     */
    public static final BreakerSettings DEFAULT = new BreakerSettings(
            new Window.Calls(10),
            5,
            50,
            Optional.of(new SlowCalls(Duration.ofMillis(600), 80)),
            Duration.ofSeconds(4),
            2,
            OF_CALLS);

    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public BreakerSettings {
        Bounds.check("a breaker's minimum of calls", minimumCalls, 1, Window.MOST_CALLS);
        Bounds.check("the rate of failures in percent", failurePercent, 1, 100);
        Bounds.check("a breaker's time open", openFor, Duration.ofMillis(1), Duration.ofDays(365));
        Bounds.check("the number of probes", probes, 1, Window.MOST_CALLS);
        failures = Set.copyOf(failures);
        if (failures.isEmpty() || !OF_CALLS.containsAll(failures)) {
            throw new IllegalArgumentException("failures are of timeout, error and invalid, not " + failures);
        }
    }

    public BreakerSettings withWindow(Window other, int otherMinimumCalls) {
        return new BreakerSettings(other, otherMinimumCalls, failurePercent, slow, openFor, probes, failures);
    }

    public BreakerSettings withFailurePercent(int other) {
        return new BreakerSettings(window, minimumCalls, other, slow, openFor, probes, failures);
    }

    public BreakerSettings withSlow(Optional<SlowCalls> other) {
        return new BreakerSettings(window, minimumCalls, failurePercent, other, openFor, probes, failures);
    }

    public BreakerSettings withOpenFor(Duration other) {
        return new BreakerSettings(window, minimumCalls, failurePercent, slow, other, probes, failures);
    }

    public BreakerSettings withProbes(int other) {
        return new BreakerSettings(window, minimumCalls, failurePercent, slow, openFor, other, failures);
    }
}

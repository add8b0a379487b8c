package io.ridethrough.stubs.store.inference;

import java.time.Duration;

/**
 * What stands between the store and a model in trouble.
 *
 * @param timeout for one whole answer; zero waits for ever
 * @param guard breakers and bulkheads
 */
public record Resilience(Duration timeout, GuardSettings guard) {
    /** The store's own: an answer within 800 ms, or a rule's. */
    public static final Resilience DEFAULT = new Resilience(Duration.ofMillis(800), GuardSettings.DEFAULT);
}

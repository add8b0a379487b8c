package io.ridethrough.stubs.store.inference;

import java.time.Duration;

/**
 * When answers that come, but late, open a breaker as failures do.
 *
 * @param slowerThan a call that takes longer is slow, failed or not
 * @param percent the rate of slow calls at which the breaker opens
 */
public record SlowCalls(Duration slowerThan, int percent) {
    /** @throws IllegalArgumentException naming the value that makes no sense */
    public SlowCalls {
        Bounds.check("what makes a call slow", slowerThan, Duration.ofMillis(1), Bounds.LONGEST);
        Bounds.check("the rate of slow calls in percent", percent, 1, 100);
    }
}

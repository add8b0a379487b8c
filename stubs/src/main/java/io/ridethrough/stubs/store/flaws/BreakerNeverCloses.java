package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.parts.StoreParts;
import java.time.Duration;

/** Defect {@code breaker-never-closes}: once open, the breaker waits a year before it lets a call probe. */
final class BreakerNeverCloses implements Flaw {
    private static final Duration FOREVER = Duration.ofDays(365);

    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(
                sound.resilience().withSettings(given -> given.withBreaker(breaker -> breaker.withOpenFor(FOREVER))));
    }
}

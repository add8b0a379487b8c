package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.parts.StoreParts;

/** Defect {@code half-open-stampede}: a half-open breaker lets as many calls through as come, and judges after
 * a thousand of them. */
final class HalfOpenStampede implements Flaw {
    private static final int PROBES = 1000;

    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(
                sound.resilience().withSettings(given -> given.withBreaker(breaker -> breaker.withProbes(PROBES))));
    }
}

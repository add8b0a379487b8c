package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.Window;
import io.ridethrough.stubs.store.parts.StoreParts;

/** Defect {@code minimum-calls-too-high}: the breaker judges after a thousand calls, which is more than an
 * outage of a quarter of an hour brings. */
final class MinimumCallsTooHigh implements Flaw {
    private static final int CALLS = 1000;

    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(sound.resilience()
                .withSettings(
                        given -> given.withBreaker(breaker -> breaker.withWindow(new Window.Calls(CALLS), CALLS))));
    }
}

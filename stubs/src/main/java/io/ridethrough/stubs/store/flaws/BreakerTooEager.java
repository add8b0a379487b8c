package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.Window;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.time.Duration;

/** Defect {@code breaker-too-eager}: one failed call opens the breaker, for a minute. */
final class BreakerTooEager implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(sound.resilience()
                .withSettings(given -> given.withBreaker(breaker -> breaker.withWindow(new Window.Calls(1), 1)
                        .withFailurePercent(1)
                        .withOpenFor(Duration.ofMinutes(1)))));
    }
}

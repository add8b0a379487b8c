package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.parts.StoreParts;
import java.time.Duration;

/** Defect {@code no-timeout}: the call waits for an answer for as long as there is a connection. */
final class NoTimeout implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(sound.resilience().withSettings(given -> given.withTimeout(Duration.ZERO)));
    }
}

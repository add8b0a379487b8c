package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.parts.StoreParts;
import java.util.Optional;

/** Defect {@code slow-calls-not-counted}: an answer that comes is a success, however late it is. */
final class SlowCallsNotCounted implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(sound.resilience()
                .withSettings(given -> given.withBreaker(breaker -> breaker.withSlow(Optional.empty()))));
    }
}

package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.Defect;
import java.util.Map;

/** How the model is called and guarded. */
final class ResilienceFlaws {
    private ResilienceFlaws() {}

    static Map<Defect, Flaw> all() {
        return Map.of(Defect.NO_BREAKER, new NoBreaker(), Defect.RETRY_STORM, new RetryStorm());
    }
}

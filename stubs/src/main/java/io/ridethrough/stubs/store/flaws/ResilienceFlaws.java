package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.Defect;
import java.util.Map;

/** How the model is called and guarded. */
final class ResilienceFlaws {
    private ResilienceFlaws() {}

    static Map<Defect, Flaw> all() {
        return Map.ofEntries(
                Map.entry(Defect.NO_TIMEOUT, new NoTimeout()),
                Map.entry(Defect.NO_BREAKER, new NoBreaker()),
                Map.entry(Defect.BREAKER_NEVER_CLOSES, new BreakerNeverCloses()),
                Map.entry(Defect.SLOW_CALLS_NOT_COUNTED, new SlowCallsNotCounted()),
                Map.entry(Defect.MINIMUM_CALLS_TOO_HIGH, new MinimumCallsTooHigh()),
                Map.entry(Defect.BREAKER_TOO_EAGER, new BreakerTooEager()),
                Map.entry(Defect.RETRY_STORM, new RetryStorm()),
                Map.entry(Defect.HALF_OPEN_STAMPEDE, new HalfOpenStampede()),
                Map.entry(Defect.SHARED_POOL, new SharedPool()),
                Map.entry(Defect.PARTIAL_ANSWER_ACCEPTED, new PartialAnswerAccepted()),
                Map.entry(Defect.FALLBACK_IGNORES_SUITABILITY, new FallbackIgnoresSuitability()),
                Map.entry(Defect.FALLBACK_SLOW, new FallbackSlow()),
                Map.entry(Defect.ERROR_TO_CUSTOMER, new ErrorToCustomer()));
    }
}

package io.ridethrough.stubs.store.inference;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;

/** The breaker and the bulkhead of one point. */
final class Guard {
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    Guard(InferencePoint point, GuardSettings settings) {
        breaker = CircuitBreaker.of(
                point.label(),
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                settings.window(),
                                settings.minimumCalls(),
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(settings.failurePercent())
                        .waitDurationInOpenState(settings.openFor())
                        .permittedNumberOfCallsInHalfOpenState(settings.probes())
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .build());
        bulkhead = Bulkhead.of(
                point.label(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrentCalls())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    /** Makes the call if both let it pass, and tells the breaker how it went. */
    InferenceAnswer ask(ChatCall call, Question question) {
        // The bulkhead stands outside: being refused there says nothing about the model.
        if (!bulkhead.tryAcquirePermission()) {
            return new InferenceAnswer.Fallback(FallbackReason.BULKHEAD);
        }
        try {
            return breaker.tryAcquirePermission()
                    ? recorded(call, question)
                    : new InferenceAnswer.Fallback(FallbackReason.OPEN);
        } finally {
            bulkhead.releasePermission();
        }
    }

    private InferenceAnswer recorded(ChatCall call, Question question) {
        long start = breaker.getCurrentTimestamp();
        try {
            Completion said = call.complete(question);
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            return new InferenceAnswer.FromModel(said.text(), said.model());
        } catch (InferenceFailure failure) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
            return new InferenceAnswer.Fallback(failure.reason());
        } catch (RuntimeException | Error bug) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), bug);
            throw bug;
        }
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }
}

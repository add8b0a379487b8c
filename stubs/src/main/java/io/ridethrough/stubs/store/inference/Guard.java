package io.ridethrough.stubs.store.inference;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The bulkhead, the retries and the breaker of one point, in that sequence from the outside.
 *
 * <p>The bulkhead is outermost, since what it rations is workers: one that pauses between attempts is as busy as one
 * that waits for an answer, and a refusal there says nothing about the model. The breaker is innermost, so that it sees
 * every attempt, and so that the attempt after it has opened ends the retries.
 */
public final class Guard {
    private final Optional<CircuitBreaker> breaker;
    private final Optional<Bulkhead> bulkhead;
    private final Optional<Bulkhead> ofAllPoints;
    private final Retries retries;
    private final Clock clock;
    private final LongAdder notPermitted = new LongAdder();
    private final BreakerChanges changes;

    Guard(
            InferencePoint point,
            GuardSettings settings,
            Optional<Bulkhead> ofAllPoints,
            Clock clock,
            Retries.Pause pause) {
        this.breaker = settings.breaker().map(it -> breaker(point.label(), it, clock));
        this.bulkhead = settings.bulkhead().map(it -> bulkhead(point.label(), it.concurrentCalls(), it.maxWait()));
        this.ofAllPoints = ofAllPoints;
        this.clock = clock;
        this.changes = new BreakerChanges(clock);
        breaker.ifPresent(it -> it.getEventPublisher()
                .onStateTransition(event -> changes.add(
                        event.getStateTransition().getFromState().name(),
                        event.getStateTransition().getToState().name())));
        this.retries = new Retries(settings.retry(), point, clock, pause);
    }

    /** A guard that shares no limit with others. */
    public static Guard alone(InferencePoint point, GuardSettings settings, Clock clock) {
        return new Guard(point, settings, Optional.empty(), clock, Retries::sleep);
    }

    static Bulkhead bulkhead(String name, int calls, Duration maxWait) {
        return Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(calls)
                        .maxWaitDuration(maxWait)
                        .build());
    }

    private static CircuitBreaker breaker(String name, BreakerSettings settings, Clock clock) {
        boolean isByCalls = settings.window() instanceof Window.Calls;
        int size = settings.window() instanceof Window.Time time
                ? (int) time.length().toSeconds()
                : ((Window.Calls) settings.window()).count();
        CircuitBreakerConfig.Builder config = CircuitBreakerConfig.custom()
                .slidingWindow(
                        size,
                        settings.minimumCalls(),
                        isByCalls ? SlidingWindowType.COUNT_BASED : SlidingWindowType.TIME_BASED)
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .recordException(thrown -> !(thrown instanceof InferenceFailure failure)
                        || settings.failures().contains(failure.reason()))
                .clock(clock);
        // Without a threshold of ours the library's own would count: a year can't be reached.
        Duration slowerThan = settings.slow().map(SlowCalls::slowerThan).orElse(Duration.ofDays(365));
        config.slowCallDurationThreshold(slowerThan)
                .slowCallRateThreshold(settings.slow().map(SlowCalls::percent).orElse(100));
        return CircuitBreaker.of(name, config.build());
    }

    /** Asks if all let it pass, as often as retries allow. */
    public InferenceAnswer ask(ChatCall call, Question question) {
        if (!isLet(bulkhead)) {
            return new InferenceAnswer.Fallback(FallbackReason.BULKHEAD);
        }
        try {
            // The point's own is first: what it refuses takes nothing from the other points.
            if (!isLet(ofAllPoints)) {
                return new InferenceAnswer.Fallback(FallbackReason.BULKHEAD);
            }
            try {
                Completion said = retries.make(() -> attempt(call, question));
                return new InferenceAnswer.FromModel(said.text(), said.model());
            } catch (InferenceFailure failure) {
                return new InferenceAnswer.Fallback(failure.reason());
            } finally {
                ofAllPoints.ifPresent(Bulkhead::releasePermission);
            }
        } finally {
            bulkhead.ifPresent(Bulkhead::releasePermission);
        }
    }

    private static boolean isLet(Optional<Bulkhead> bulkhead) {
        return bulkhead.map(Bulkhead::tryAcquirePermission).orElse(true);
    }

    private Completion attempt(ChatCall call, Question question) throws InferenceFailure {
        if (breaker.isEmpty()) {
            return call.complete(question);
        }
        CircuitBreaker present = breaker.get();
        if (!present.tryAcquirePermission()) {
            notPermitted.increment();
            throw new InferenceFailure(FallbackReason.OPEN, "the breaker lets no call through");
        }
        return recorded(present, call, question);
    }

    private Completion recorded(CircuitBreaker breaker, ChatCall call, Question question) throws InferenceFailure {
        Instant start = clock.instant();
        try {
            Completion said = call.complete(question);
            breaker.onSuccess(nanosSince(start), TimeUnit.NANOSECONDS);
            return said;
        } catch (InferenceFailure failure) {
            breaker.onError(nanosSince(start), TimeUnit.NANOSECONDS, failure);
            throw failure;
        } catch (RuntimeException | Error bug) {
            breaker.onError(nanosSince(start), TimeUnit.NANOSECONDS, bug);
            throw bug;
        }
    }

    private long nanosSince(Instant start) {
        return Math.max(0, Duration.between(start, clock.instant()).toNanos());
    }

    /** What it looks like at this moment. */
    public GuardReading reading() {
        return new GuardReading(
                breaker.map(it -> new GuardReading.BreakerReading(
                        it.getState().name(),
                        it.getMetrics().getFailureRate(),
                        it.getMetrics().getSlowCallRate(),
                        notPermitted.sum(),
                        changes)),
                bulkhead.map(it -> new GuardReading.BulkheadReading(
                        it.getMetrics().getAvailableConcurrentCalls(),
                        it.getMetrics().getMaxAllowedConcurrentCalls())),
                retries.made(),
                retries.refused());
    }
}

package io.ridethrough.stubs.store.inference;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The sound way to ask: each point behind a breaker and a bulkhead of its own. */
public final class GuardedInference implements Inference {
    private final ChatCall call;
    private final Map<InferencePoint, Guard> guards = new EnumMap<>(InferencePoint.class);

    public GuardedInference(ChatCall call, GuardSettings settings) {
        this.call = call;
        for (InferencePoint point : InferencePoint.values()) {
            guards.put(point, new Guard(point, settings));
        }
    }

    @Override
    public InferenceAnswer ask(InferencePoint point, String prompt) {
        return Objects.requireNonNull(guards.get(point)).ask(call, point, prompt);
    }

    /** The state of every point's breaker at this moment. */
    public Map<InferencePoint, CircuitBreaker.State> states() {
        Map<InferencePoint, CircuitBreaker.State> states = new EnumMap<>(InferencePoint.class);
        guards.forEach((point, guard) -> states.put(point, guard.state()));
        return states;
    }
}

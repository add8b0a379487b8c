package io.ridethrough.stubs.store.inference;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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
    public InferenceAnswer ask(Question question) {
        return Objects.requireNonNull(guards.get(question.point())).ask(call, question);
    }

    @Override
    public Map<String, String> breakers() {
        Map<String, String> states = new TreeMap<>();
        guards.forEach((point, guard) -> states.put(point.label(), guard.state().name()));
        return states;
    }
}

package io.ridethrough.stubs.store.inference;

import io.github.resilience4j.bulkhead.Bulkhead;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The sound way to ask: each point behind a guard of its own, and all of them within a share of the store's workers.
 */
public final class GuardedInference implements Inference {
    private final ChatCall call;
    private final Map<InferencePoint, Guard> guards = new EnumMap<>(InferencePoint.class);

    private GuardedInference(ChatCall call, Function<InferencePoint, Guard> guardOf) {
        this.call = call;
        for (InferencePoint point : InferencePoint.values()) {
            guards.put(point, guardOf.apply(point));
        }
    }

    /** @param workers how many the store has */
    public static GuardedInference eachPointItsOwn(ChatCall call, GuardSettings settings, int workers, Clock clock) {
        Optional<Bulkhead> all = ofAllPoints(settings, workers);
        return new GuardedInference(call, point -> new Guard(point, settings, all, clock, Retries::sleep));
    }

    private static Optional<Bulkhead> ofAllPoints(GuardSettings settings, int workers) {
        return settings.bulkhead().map(it -> Guard.bulkhead("all", it.ofAllPoints(workers), Duration.ZERO));
    }

    @Override
    public InferenceAnswer ask(Question question) {
        return Objects.requireNonNull(guards.get(question.point())).ask(call, question);
    }

    @Override
    public Map<String, GuardReading> guards() {
        Map<String, GuardReading> readings = new TreeMap<>();
        guards.forEach((point, guard) -> readings.put(point.label(), guard.reading()));
        return readings;
    }
}

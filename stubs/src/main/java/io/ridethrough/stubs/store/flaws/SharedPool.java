package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.Guard;
import io.ridethrough.stubs.store.inference.GuardReading;
import io.ridethrough.stubs.store.inference.GuardSettings;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** Defect {@code shared-pool}: one bulkhead, one breaker and one budget for all points. What goes wrong at one of them
 * refuses the others too. */
final class SharedPool implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(sound.resilience()
                .withGuarding((call, resilience, workers, clock) -> new Shared(call, resilience.guard(), clock)));
    }

    private static final class Shared implements Inference {
        private final ChatCall call;
        private final Guard guard;

        Shared(ChatCall call, GuardSettings settings, Clock clock) {
            this.call = call;
            this.guard = Guard.alone(InferencePoint.ADVICE, settings, clock);
        }

        @Override
        public InferenceAnswer ask(Question question) {
            return guard.ask(call, question);
        }

        @Override
        public Map<String, GuardReading> guards() {
            Map<String, GuardReading> readings = new TreeMap<>();
            for (InferencePoint point : InferencePoint.values()) {
                readings.put(point.label(), guard.reading());
            }
            return readings;
        }
    }
}

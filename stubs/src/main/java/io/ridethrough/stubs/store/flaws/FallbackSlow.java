package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.GuardReading;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Defect {@code fallback-slow}: what answers in the model's place takes {@value #SECONDS} seconds, on the worker of the request. */
final class FallbackSlow implements Flaw {
    private static final int SECONDS = 2;

    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(sound.resilience().withAnswering(Slow::new));
    }

    private record Slow(Inference sound) implements Inference {
        @Override
        public InferenceAnswer ask(Question question) {
            InferenceAnswer answer = sound.ask(question);
            if (answer instanceof InferenceAnswer.Fallback) {
                takeLong();
            }
            return answer;
        }

        @Override
        public Map<String, GuardReading> guards() {
            return sound.guards();
        }
    }

    private static void takeLong() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.ridethrough.environments.model.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the engine counts; safe for several threads. */
final class Tally {
    final LongAdder promptTokens = new LongAdder();
    final LongAdder generatedTokens = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder steps = new LongAdder();
    private final Map<FinishReason, LongAdder> ended = new EnumMap<>(FinishReason.class);

    Tally() {
        for (FinishReason reason : FinishReason.values()) {
            ended.put(reason, new LongAdder());
        }
    }

    LongAdder ended(FinishReason reason) {
        return ended.getOrDefault(reason, rejected);
    }

    EngineCounts counts(int running, int waiting) {
        return new EngineCounts(
                running,
                waiting,
                promptTokens.sum(),
                generatedTokens.sum(),
                ended(FinishReason.STOP).sum() + ended(FinishReason.LENGTH).sum(),
                rejected.sum(),
                ended(FinishReason.CANCELLED).sum(),
                ended(FinishReason.FAILED).sum(),
                steps.sum());
    }
}

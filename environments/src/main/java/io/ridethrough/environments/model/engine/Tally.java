package io.ridethrough.environments.model.engine;

import java.util.concurrent.atomic.LongAdder;

/** What the engine counts; safe for several threads. */
final class Tally {
    final LongAdder promptTokens = new LongAdder();
    final LongAdder generatedTokens = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder steps = new LongAdder();
    final LatencyHistogram firstToken = new LatencyHistogram();
    final LatencyHistogram interToken = new LatencyHistogram();
    final LatencyHistogram endToEnd = new LatencyHistogram();
    private final LongAdder finished = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder failed = new LongAdder();

    LongAdder ended(FinishReason reason) {
        return switch (reason) {
            case STOP, LENGTH -> finished;
            case CANCELLED -> cancelled;
            case FAILED -> failed;
        };
    }

    EngineLatencies latencies() {
        return new EngineLatencies(firstToken.read(), interToken.read(), endToEnd.read());
    }

    EngineCounts counts(int running, int waiting) {
        return new EngineCounts(
                running,
                waiting,
                promptTokens.sum(),
                generatedTokens.sum(),
                finished.sum(),
                rejected.sum(),
                cancelled.sum(),
                failed.sum(),
                steps.sum());
    }
}

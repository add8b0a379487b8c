package io.ridethrough.environments.model.engine;

/**
 * The engine's numbers at one moment; all but the first two count up from the start.
 *
 * @param running generations in a slot
 * @param waiting generations without one yet
 * @param promptTokens prompt tokens of the generations that got a slot
 * @param generatedTokens tokens produced
 * @param finished generations that ended by {@link FinishReason#STOP} or {@link FinishReason#LENGTH}
 * @param rejected requests refused because slots and queue were full
 * @param cancelled generations cancelled
 * @param failed generations that broke
 * @param steps batches run
 */
public record EngineCounts(
        int running,
        int waiting,
        long promptTokens,
        long generatedTokens,
        long finished,
        long rejected,
        long cancelled,
        long failed,
        long steps) {

    /** The numbers of two engines together. */
    public EngineCounts plus(EngineCounts other) {
        return new EngineCounts(
                running + other.running,
                waiting + other.waiting,
                promptTokens + other.promptTokens,
                generatedTokens + other.generatedTokens,
                finished + other.finished,
                rejected + other.rejected,
                cancelled + other.cancelled,
                failed + other.failed,
                steps + other.steps);
    }
}

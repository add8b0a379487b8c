package io.ridethrough.environments.inference;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What was seen of one exchange. Times are nanoseconds of {@link System#nanoTime()}, taken when bytes were read from the
 * socket.
 *
 * @param status the HTTP status, 0 when none came
 * @param text the answer's text, as far as it came
 * @param finishReason such as {@code stop} or {@code length}; empty when none came
 * @param models every distinct {@code model} that its parts named; more than one is an answer of mixed versions
 * @param fingerprints every distinct {@code system_fingerprint}, likewise
 * @param sentNanos when the request was handed to the connection, or was to be
 * @param pieceNanos when each piece of text came, in order; the first gives the time to first token
 * @param endedNanos when it was over
 * @param completionTokens the count that the server told, if it did
 * @param logprobs one entry a token, when they were asked for and came
 * @param retryAfterSeconds of a refusal, if it told
 * @param problem what went wrong, in a few words without the prompt or any secret; empty when complete
 */
public record ChatOutcome(
        Ending ending,
        int status,
        String text,
        String finishReason,
        Set<String> models,
        Set<String> fingerprints,
        long sentNanos,
        List<Long> pieceNanos,
        long endedNanos,
        OptionalInt completionTokens,
        List<TokenLogprobs> logprobs,
        OptionalInt retryAfterSeconds,
        String problem) {

    public ChatOutcome {
        models = Set.copyOf(models);
        fingerprints = Set.copyOf(fingerprints);
        pieceNanos = List.copyOf(pieceNanos);
        logprobs = List.copyOf(logprobs);
    }

    public boolean isComplete() {
        return ending == Ending.COMPLETE;
    }
}

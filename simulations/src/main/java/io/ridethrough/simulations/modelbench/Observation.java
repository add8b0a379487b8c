package io.ridethrough.simulations.modelbench;

import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.results.inference.SeenRequest;
import java.util.List;
import java.util.Locale;

/**
 * One request and what became of it. Times are nanoseconds of {@link System#nanoTime()}.
 *
 * @param intendedNanos when it was due
 * @param askedNanos when it was handed to the client
 */
record Observation(long intendedNanos, long askedNanos, ChatOutcome outcome) {

    SeenRequest seen() {
        List<Long> pieces = outcome.pieceNanos().stream()
                .map(nanos -> nanos - intendedNanos)
                .toList();
        return new SeenRequest(
                outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                pieces,
                outcome.endedNanos() - intendedNanos,
                outcome.completionTokens().orElse(pieces.size()),
                askedNanos - intendedNanos);
    }

    boolean isDueWithin(long fromNanos, long toNanos) {
        return intendedNanos - fromNanos >= 0 && intendedNanos - toNanos < 0;
    }

    boolean isAnsweredWithin(long fromNanos, long toNanos) {
        return outcome.isComplete() && outcome.endedNanos() - fromNanos >= 0 && outcome.endedNanos() - toNanos < 0;
    }
}

package io.ridethrough.results.summary;

import io.ridethrough.results.run.Outcome;
import java.util.List;

/**
 * Requests that ended badly in the same way.
 *
 * @param status HTTP status, 0 without an answer
 * @param error the error in short
 * @param count how many
 * @param byPhase how many in each phase of the timeline, in its order
 */
public record ErrorSummary(
        String flow, String step, Outcome outcome, int status, String error, long count, List<Long> byPhase) {

    public ErrorSummary {
        byPhase = List.copyOf(byPhase);
    }
}

package io.ridethrough.results.run;

/**
 * One request of a flow, as its client saw it. Times are microseconds since the Unix epoch.
 *
 * @param flow such as {@code guest-checkout}
 * @param step such as {@code place-order}
 * @param user index of the arrival within its flow, from 0
 * @param intendedAt when the request should have begun: the arrival's schedule for a journey's first step, else the
 *     end of the step before it and its think time
 * @param startedAt when it began
 * @param endedAt when its last byte arrived, or its failure was known
 * @param status HTTP status, 0 without an answer
 * @param outcome how it ended
 * @param inference where an inference answer came from, as the application said: {@code model},
 *     {@code fallback; reason=timeout} and the like; empty when it said nothing
 * @param error the error's class or message in short, empty on success
 */
public record Sample(
        String flow,
        String step,
        int user,
        long intendedAt,
        long startedAt,
        long endedAt,
        int status,
        Outcome outcome,
        String inference,
        String error) {

    /** Microseconds from the intended start to the end. */
    public long latencyMicros() {
        return endedAt - intendedAt;
    }
}

package io.ridethrough.results.run;

/**
 * One arrival's whole way through its flow. Times are microseconds since the Unix epoch.
 *
 * @param flow such as {@code guest-checkout}
 * @param user index of the arrival within its flow, from 0
 * @param intendedAt when the schedule said it should arrive
 * @param startedAt when it did
 * @param endedAt when it ended
 * @param completed whether every step succeeded
 * @param aborted whether the end of the run cut it off: then it says nothing about the system under test
 */
public record Journey(
        String flow, int user, long intendedAt, long startedAt, long endedAt, boolean completed, boolean aborted) {}

package io.ridethrough.results.run;

/** How one request ended, as its client saw it. */
public enum Outcome {
    /** Answered, and every check of the step held. */
    OK,
    /** Answered with a success status, but a check of the step failed (a GraphQL error, a missing field). */
    CHECK_FAILED,
    /** Answered with a status of 400 or more. */
    HTTP_ERROR,
    /** No answer within the client's patience: the operation may or may not have happened. */
    TIMED_OUT,
    /** The connection was refused, reset or closed before an answer. */
    NO_RESPONSE,
    /** Cut off by the end of the run: no verdict on the system under test. */
    ABORTED
}

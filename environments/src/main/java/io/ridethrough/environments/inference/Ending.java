package io.ridethrough.environments.inference;

/** How an exchange ended. Only {@link #COMPLETE} is an answer; whatever text came before any other ending is not. */
public enum Ending {
    /** Status 200, a {@code finish_reason}, and {@code [DONE]}. */
    COMPLETE,
    /** Refused for want of room: status 429 or 503. */
    REFUSED,
    /** Any other status than 200. */
    HTTP_ERROR,
    /** Status 200, but the stream ended without {@code finish_reason} or {@code [DONE]}. */
    TRUNCATED,
    /** Status 200, but what came is not the API's form. */
    MALFORMED,
    /** No connection, or it broke before a status came. */
    NOT_CONNECTED,
    /** The client's own deadline passed. */
    TIMED_OUT,
    /** The client gave up. */
    CANCELLED
}

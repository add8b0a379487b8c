package io.ridethrough.stubs.store.inference;

import java.util.Locale;

/** Why a rule answered in the model's place. */
public enum FallbackReason {
    /** The whole answer was not there within the deadline. */
    TIMEOUT,
    /** The breaker let no call through. */
    OPEN,
    /** As many calls as are allowed at once were under way. */
    BULKHEAD,
    /** No connection, a broken one, or a status other than 200. */
    ERROR,
    /** Status 200 with something that is no finished answer. */
    INVALID;

    /** The reason's name in headers and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.ridethrough.environments.guard;

import java.util.List;

/** A run is not allowed to do what it was asked to: carries every reason, a line each. Nothing has been called by then. */
public final class NotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    /** @param reasons where, what and what would be right; at least one */
    public NotAllowedException(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}

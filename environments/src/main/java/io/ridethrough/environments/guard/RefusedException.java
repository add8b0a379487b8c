package io.ridethrough.environments.guard;

import java.io.IOException;

/** An address is not called. The message is one line that says why, without what an address may hold in secret. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String why) {
        super(why);
    }

    /** Why, for a person. */
    public String why() {
        return String.valueOf(getMessage());
    }
}

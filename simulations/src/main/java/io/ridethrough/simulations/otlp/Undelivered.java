package io.ridethrough.simulations.otlp;

import java.io.IOException;

/** A collector did not take what it was sent. The message is ours: neither the collector's words nor the address are in it. */
final class Undelivered extends IOException {
    private static final long serialVersionUID = 1L;

    Undelivered(String why) {
        super(why);
    }

    /** Why, for a person. */
    String why() {
        return String.valueOf(getMessage());
    }
}

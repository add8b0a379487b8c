package io.ridethrough.simulations.doctor;

import java.io.IOException;

/** The shop, or what stands before it, turned a request away because of who asked, or how often. */
final class TurnedAwayException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param how in a few words, such as {@code Too Many Requests, with status 429} */
    TurnedAwayException(String how) {
        super(how);
    }
}

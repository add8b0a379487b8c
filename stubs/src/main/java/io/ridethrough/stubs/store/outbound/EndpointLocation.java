package io.ridethrough.stubs.store.outbound;

import java.util.Locale;

/** Where an inference endpoint stands, as seen from the client whose data are to go there. */
public enum EndpointLocation {
    /** Where the client's data are kept: each jurisdiction has its own, and here one plays all of them. */
    HOME,
    /** Under a law that is none of the clients'. */
    ABROAD;

    /** The location's name in the call log and in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

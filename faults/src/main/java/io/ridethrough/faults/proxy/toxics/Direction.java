package io.ridethrough.faults.proxy.toxics;

import java.util.Locale;
import java.util.Optional;

/** Which way bytes flow; Toxiproxy calls it the stream of a toxic. */
public enum Direction {
    /** From the client to the server. */
    UPSTREAM,
    /** From the server to the client. */
    DOWNSTREAM;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Direction> ofWireName(String name) {
        for (Direction direction : values()) {
            if (direction.wireName().equals(name)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}

package io.ridethrough.stubs.store.inference;

import java.time.Duration;

/** Limits of settings, all inclusive. */
final class Bounds {
    /** No wait of the store is longer, save for those that are said to have no end. */
    static final Duration LONGEST = Duration.ofDays(1);

    private Bounds() {}

    /** @throws IllegalArgumentException naming what is out of bounds, the value and the bounds */
    static void check(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is from " + least + " to " + most + ", not " + value);
        }
    }

    /** @throws IllegalArgumentException naming what is out of bounds, the value and the bounds */
    static void check(String what, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + " is from " + least + " to " + most + ", not " + value);
        }
    }
}

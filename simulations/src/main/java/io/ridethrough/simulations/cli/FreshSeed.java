package io.ridethrough.simulations.cli;

import java.security.SecureRandom;

/** A seed where nobody gave one. */
final class FreshSeed {
    private static final int BOUND = 1_000_000_000;

    private FreshSeed() {}

    /** At least 0 and of nine digits at most, so that it is easily typed to play the same again. */
    static long draw() {
        return new SecureRandom().nextInt(BOUND);
    }
}

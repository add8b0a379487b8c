package io.ridethrough.results.capacity.estimate;

import java.util.OptionalInt;

/**
 * What a shop has of what may run out; empty where it is not known.
 *
 * @param workers requests answered at once
 * @param slots calls that the model works on at once, all replicas together
 */
public record ShopSize(OptionalInt workers, OptionalInt slots) {
    /** Nothing is known. */
    public static final ShopSize UNKNOWN = new ShopSize(OptionalInt.empty(), OptionalInt.empty());
}

package io.ridethrough.simulations.scenario;

import java.util.Arrays;
import java.util.List;

/** What a scenario can break: the dependencies that a shop reaches through a fault proxy. */
public enum KnownTarget {
    /** The model that answers every inference point. */
    INFERENCE("inference"),
    /** The payment partner that charges an order. */
    PAYMENT("payment");

    private final String word;

    KnownTarget(String word) {
        this.word = word;
    }

    /** The target's name in files and journals. */
    public String word() {
        return word;
    }

    /** All names, in the order of this enum. */
    public static List<String> words() {
        return Arrays.stream(values()).map(KnownTarget::word).toList();
    }
}

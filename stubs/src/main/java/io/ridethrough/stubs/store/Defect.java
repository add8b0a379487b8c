package io.ridethrough.stubs.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A flaw that can be planted in the store, so that a check can be seen to catch it. */
public enum Defect {
    /** @see io.ridethrough.stubs.store.inference.UnguardedInference */
    NO_BREAKER("the model is called with no breaker, no bulkhead and no timeout: slow inference holds every worker"),
    /** @see io.ridethrough.stubs.store.inference.RetryStorm */
    RETRY_STORM("a failed call to the model is made three more times at once, each with a whole timeout"),
    /** @see io.ridethrough.stubs.store.checkout.TwicePlacing */
    DOUBLE_ORDER("an order whose advice failed is placed again: two orders and two charges of one cart");

    private final String description;

    Defect(String description) {
        this.description = description;
    }

    /** The defect's name on the command line, such as {@code no-breaker}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, in a line. */
    public String description() {
        return description;
    }

    /** Every label, in the enum's order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Defect::label).toList();
    }

    /** The defect of this label. */
    public static Optional<Defect> named(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }
}

package io.ridethrough.stubs.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A flaw that can be planted in the store, so that a check can be seen to catch it. */
public enum Defect {
    NO_BREAKER(
            "the model is called with neither breaker nor bulkhead: every request waits for the whole timeout",
            "an integration that trusts a timeout alone",
            "the breaker's opening, upstream calls while inference is slow"),
    RETRY_STORM(
            "a failed call to the model is made three more times at once, each with a whole timeout",
            "a client library's retries left on, without back-off or budget",
            "upstream attempts a request"),
    DOUBLE_ORDER(
            "an order whose advice failed is placed again: two orders and two charges of one cart",
            "a retry around placing, keyed by order instead of by cart",
            "orders a cart");

    private final String description;
    private final String imitates;
    private final String caughtBy;

    Defect(String description, String imitates, String caughtBy) {
        this.description = description;
        this.imitates = imitates;
        this.caughtBy = caughtBy;
    }

    /** The defect's name on the command line, such as {@code no-breaker}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, in a line. */
    public String description() {
        return description;
    }

    /** Which mistake of real shops it stands for. */
    public String imitates() {
        return imitates;
    }

    /** What in a run should notice it. */
    public String caughtBy() {
        return caughtBy;
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

package io.ridethrough.stubs.store.inference;

import java.util.Locale;

/** Where the store asks the model. */
public enum InferencePoint {
    /** Is this order suitable? Asked before an order is placed. */
    ADVICE("suitability-advice"),
    /** Are these a person's own details? Asked before an account is created. */
    IDENTITY("identity-verification"),
    /** What does this client hold, in a sentence? Asked by the dashboard. */
    SUMMARY("portfolio-summary"),
    /** What else may suit whoever looks at this product? Asked by catalogue pages. */
    RECOMMENDATIONS("product-recommendations");

    private final String purpose;

    InferencePoint(String purpose) {
        this.purpose = purpose;
    }

    /** The point's name on the wire: header {@code X-Inference-Point}, breakers and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why client data leave the store here: header {@code X-Purpose} and the call log. */
    public String purpose() {
        return purpose;
    }
}

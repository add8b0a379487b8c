package io.ridethrough.stubs.store.inference;

import java.util.Locale;

/** Where the store asks the model. */
public enum InferencePoint {
    /** Is this order suitable? Asked before an order is placed. */
    ADVICE,
    /** Are these a person's own details? Asked before an account is created. */
    IDENTITY,
    /** What does this client hold, in a sentence? Asked by the dashboard. */
    SUMMARY,
    /** What else may suit whoever looks at this product? Asked by catalogue pages. */
    RECOMMENDATIONS;

    /** The point's name on the wire: header {@code X-Inference-Point}, breakers and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

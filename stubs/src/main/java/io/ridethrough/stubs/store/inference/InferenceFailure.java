package io.ridethrough.stubs.store.inference;

/** One call to the model that brought no usable answer. */
public final class InferenceFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final FallbackReason reason;

    public InferenceFailure(FallbackReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public FallbackReason reason() {
        return reason;
    }
}

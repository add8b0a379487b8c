package io.ridethrough.stubs.store.checkout;

/** The partner did not take the money, or did not say that it had. */
public final class PaymentRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isUnanswered;

    private PaymentRefused(String message, boolean isUnanswered) {
        super(message);
        this.isUnanswered = isUnanswered;
    }

    /** The partner said no. */
    public static PaymentRefused refused(String message) {
        return new PaymentRefused(message, false);
    }

    /** The partner said nothing that counts: the money may have been taken, or may be yet. */
    public static PaymentRefused unanswered(String message) {
        return new PaymentRefused(message, true);
    }

    /** Whether the money may have been taken all the same. */
    public boolean isUnanswered() {
        return isUnanswered;
    }
}

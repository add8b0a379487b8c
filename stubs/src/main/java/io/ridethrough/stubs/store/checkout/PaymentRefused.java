package io.ridethrough.stubs.store.checkout;

/** The partner did not take the money, or did not say that it had. */
public final class PaymentRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public PaymentRefused(String message) {
        super(message);
    }
}

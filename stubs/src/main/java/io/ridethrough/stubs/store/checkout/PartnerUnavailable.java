package io.ridethrough.stubs.store.checkout;

/** The payment partner did not do what it was asked to, and may be asked again. */
public final class PartnerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public PartnerUnavailable(String message) {
        super(message);
    }
}

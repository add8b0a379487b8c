package io.ridethrough.stubs.store.checkout;

/** The last units went to somebody else. */
public final class OutOfStock extends Exception {
    private static final long serialVersionUID = 1L;

    public OutOfStock(String sku) {
        super(sku);
    }
}

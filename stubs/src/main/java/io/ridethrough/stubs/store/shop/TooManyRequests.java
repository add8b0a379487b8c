package io.ridethrough.stubs.store.shop;

/** The rate limit's refusal: over GraphQL an error without a category, over REST status 429. */
public final class TooManyRequests extends RuntimeException {
    /** Magento's words, on both interfaces. */
    public static final String MESSAGE = "Too Many Requests";

    private static final long serialVersionUID = 1L;

    public TooManyRequests() {
        super(MESSAGE, null, false, false);
    }
}

package io.ridethrough.stubs.store.ledger;

/**
 * An account to be created.
 *
 * @param password as {@link Password} stores it
 */
public record NewCustomer(
        String email, String firstname, String lastname, boolean isSubscribed, String password, boolean needsReview) {}

package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;

/**
 * An account to be created.
 *
 * @param password as {@link Password} stores it
 */
public record NewCustomer(
        String email,
        String firstname,
        String lastname,
        boolean isSubscribed,
        String password,
        boolean needsReview,
        Tenant tenant,
        Jurisdiction jurisdiction) {}

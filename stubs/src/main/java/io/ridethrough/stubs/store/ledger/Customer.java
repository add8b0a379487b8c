package io.ridethrough.stubs.store.ledger;

import java.time.Instant;

/**
 * A customer's account.
 *
 * @param id its entity id
 * @param email unique in the shop
 * @param password as {@link Password} stores it
 * @param needsReview whether a person must look at the identity that was given
 * @param createdAt to the second
 */
public record Customer(
        long id,
        String email,
        String firstname,
        String lastname,
        boolean isSubscribed,
        String password,
        boolean needsReview,
        Instant createdAt) {}

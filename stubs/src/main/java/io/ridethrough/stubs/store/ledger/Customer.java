package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.time.Instant;
import java.util.OptionalLong;

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
        Tenant tenant,
        Jurisdiction jurisdiction,
        Instant createdAt) {
    /** Whose client this is, and under which law. */
    public Client client() {
        return new Client(tenant, jurisdiction, OptionalLong.of(id));
    }
}

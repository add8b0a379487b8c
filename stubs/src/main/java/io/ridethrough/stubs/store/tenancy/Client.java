package io.ridethrough.stubs.store.tenancy;

import java.util.OptionalLong;

/**
 * For whom the shop is at work.
 *
 * @param jurisdiction whose law this client's data is under
 * @param customer the account's number; empty for a guest
 */
public record Client(Tenant tenant, Jurisdiction jurisdiction, OptionalLong customer) {
    /** A visitor who is not logged in, at the tenant's home. */
    public static Client guest(Tenant tenant) {
        return new Client(tenant, tenant.home(), OptionalLong.empty());
    }
}

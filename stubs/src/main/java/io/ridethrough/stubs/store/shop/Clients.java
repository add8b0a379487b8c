package io.ridethrough.stubs.store.shop;

import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells for whom a request is: the customer of its token, or a guest of the store view that it names. */
public final class Clients {
    private final Ledger ledger;

    public Clients(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param view the tenant whose store view was asked; an account's own tenant overrides it */
    public Client of(OptionalLong customer, Tenant view) {
        if (customer.isEmpty()) {
            return Client.guest(view);
        }
        return ledger.<Optional<Customer>, RuntimeException>transact(
                        shop -> shop.customers().byId(customer.getAsLong()))
                .map(Customer::client)
                .orElseGet(() -> Client.guest(view));
    }
}

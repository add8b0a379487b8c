package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.CustomerAddress;

/** An account and its addresses as their owner sees them. */
final class CustomerView {
    private CustomerView() {}

    static Fields of(Customer customer) {
        return Fields.with("id", (int) customer.id())
                .and("firstname", customer.firstname())
                .and("lastname", customer.lastname())
                .and("email", customer.email())
                .and("is_subscribed", customer.isSubscribed())
                .and("created_at", Views.time(customer.createdAt()));
    }

    static Fields of(CustomerAddress entry) {
        return Fields.with("id", (int) entry.id())
                .and("firstname", entry.address().firstname())
                .and("lastname", entry.address().lastname())
                .and("street", entry.address().street())
                .and("city", entry.address().city())
                .and(
                        "region",
                        Fields.with("region_code", entry.address().region().code())
                                .and("region", entry.address().region().label())
                                .and("region_id", entry.address().region().id()))
                .and("postcode", Fields.orNull(entry.address().postcode()))
                .and("country_code", entry.address().countryCode())
                .and("telephone", Fields.orNull(entry.address().telephone()))
                .and("default_shipping", entry.isDefaultShipping())
                .and("default_billing", entry.isDefaultBilling());
    }
}

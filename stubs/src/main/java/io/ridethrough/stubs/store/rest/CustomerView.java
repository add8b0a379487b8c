package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.CustomerAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A customer's account with its book of addresses. */
final class CustomerView {
    private CustomerView() {}

    static View of(Customer customer, List<CustomerAddress> book) {
        int store = customer.tenant().ordinal() + 1;
        String name = store == 1 ? "Default Store View" : customer.tenant().storeCode();
        return View.with("id", customer.id())
                .and("group_id", 1)
                .andIfPresent("default_billing", first(book, CustomerAddress::isDefaultBilling))
                .andIfPresent("default_shipping", first(book, CustomerAddress::isDefaultShipping))
                .and("created_at", RestTime.of(customer.createdAt()))
                .and("updated_at", RestTime.of(customer.createdAt()))
                .and("created_in", name)
                .and("email", customer.email())
                .and("firstname", customer.firstname())
                .and("lastname", customer.lastname())
                .and("store_id", store)
                .and("website_id", 1)
                .and("addresses", book.stream().map(it -> of(customer, it)).toList())
                .and("disable_auto_group_change", 0)
                .and("extension_attributes", View.with("is_subscribed", customer.isSubscribed()));
    }

    static View of(Customer customer, CustomerAddress entry) {
        Address address = entry.address();
        Address.Region region = address.region();
        View view = View.with("id", entry.id())
                .and("customer_id", customer.id())
                .and(
                        "region",
                        View.with("region_code", QuoteAddresses.orNull(region.code()))
                                .and("region", QuoteAddresses.orNull(region.label()))
                                .and("region_id", region.id()));
        if (region.id() != 0) {
            view.and("region_id", region.id());
        }
        view.and("country_id", address.countryCode())
                .and("street", address.street())
                .and("telephone", address.telephone())
                .and("postcode", address.postcode())
                .and("city", address.city())
                .and("firstname", address.firstname())
                .and("lastname", address.lastname());
        if (entry.isDefaultShipping()) {
            view.and("default_shipping", true);
        }
        if (entry.isDefaultBilling()) {
            view.and("default_billing", true);
        }
        return view;
    }

    private static Optional<String> first(List<CustomerAddress> book, Predicate<CustomerAddress> isWanted) {
        return book.stream().filter(isWanted).map(it -> String.valueOf(it.id())).findFirst();
    }
}

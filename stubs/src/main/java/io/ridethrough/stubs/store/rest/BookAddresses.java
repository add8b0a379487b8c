package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Customers;
import io.ridethrough.stubs.store.shop.Regions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses of a customer's book, which must be whole, unlike a cart's. */
final class BookAddresses {
    private final Regions regions;

    BookAddresses(Regions regions) {
        this.regions = regions;
    }

    /** An address to be written. */
    record Entry(Address address, boolean isDefaultShipping, boolean isDefaultBilling) {
        void write(Customers customers, long customer) throws SQLException {
            customers.addAddress(customer, address, isDefaultShipping, isDefaultBilling);
        }
    }

    /**
     * From what a client sent for an account. One with a country that does not exist is left out without a
     * word, as Magento does it.
     *
     * @throws RestError when one is not whole
     */
    List<Entry> read(Payload account) {
        List<Entry> entries = new ArrayList<>();
        for (Payload sent : account.objects("addresses")) {
            List<String> missing = new ArrayList<>();
            for (String field : List.of("firstname", "lastname")) {
                if (sent.filled(field).isEmpty()) {
                    missing.add(field);
                }
            }
            List<String> street = sent.texts("street");
            if (street.isEmpty() || street.get(0).isBlank()) {
                missing.add("street");
            }
            for (String field : List.of("city", "telephone", "postcode")) {
                if (sent.filled(field).isEmpty()) {
                    missing.add(field);
                }
            }
            Optional<String> country = sent.filled("country_id");
            if (country.isEmpty()) {
                missing.add("countryId");
            }
            if (!missing.isEmpty()) {
                throw RestError.required(missing);
            }
            if (QuoteAddresses.isCountry(country.orElseThrow())) {
                entries.add(entry(sent, street, country.orElseThrow()));
            }
        }
        return entries;
    }

    private Entry entry(Payload sent, List<String> street, String country) {
        Address address = new Address(
                sent.text("firstname").orElse(""),
                sent.text("lastname").orElse(""),
                street,
                sent.text("city").orElse(""),
                region(sent),
                sent.text("postcode").orElse(""),
                country,
                sent.text("telephone").orElse(""));
        return new Entry(address, sent.isTrue("default_shipping"), sent.isTrue("default_billing"));
    }

    private Address.Region region(Payload sent) {
        Payload region = sent.object("region");
        Optional<Long> id = region.number("region_id").or(() -> sent.number("region_id"));
        if (id.isPresent() && id.get() != 0) {
            return regions.numbered(Math.toIntExact(Math.min(id.get(), Integer.MAX_VALUE)))
                    .orElseThrow(() -> RestError.invalid("regionId", String.valueOf(id.get())));
        }
        return region.filled("region_code")
                .or(() -> region.filled("region"))
                .flatMap(regions::named)
                .orElseGet(() -> new Address.Region("", region.text("region").orElse(""), 0));
    }
}

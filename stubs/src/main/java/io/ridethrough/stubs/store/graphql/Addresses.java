package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.Regions;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;
import java.util.Optional;

/** Reads and checks the addresses that clients send. */
final class Addresses {
    private final Regions regions;

    Addresses(Regions regions) {
        this.regions = regions;
    }

    /** From a {@code CustomerAddressInput}. */
    Address ofCustomer(Arguments input) {
        Optional<Arguments> given = input.optionalObject("region");
        Optional<Address.Region> region = given.flatMap(it -> it.optionalInt("region_id"))
                .flatMap(regions::numbered)
                .or(() -> given.flatMap(it -> it.optionalText("region_code")).flatMap(regions::named));
        return checked(input, input.optionalText("country_code").orElse(""), region);
    }

    private static Address checked(Arguments input, String country, Optional<Address.Region> region) {
        if (!country.equals(Offer.COUNTRY)) {
            throw ShopError.input("Country is not available");
        }
        List<String> street = input.texts("street");
        if (street.isEmpty() || street.get(0).isBlank()) {
            throw ShopError.input("Required parameters are missing: street");
        }
        return new Address(
                input.text("firstname"),
                input.text("lastname"),
                street,
                input.text("city"),
                region.orElseThrow(() -> ShopError.input("\"regionId\" is required. Enter and try again.")),
                input.optionalText("postcode").orElse(""),
                country,
                input.optionalText("telephone").orElse(""));
    }
}

package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.Regions;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a {@code CartAddressInput}. Country, region and the number of lines are refused one at a time; what
 * else is missing is reported whole.
 */
final class AddressInput {
    private static final int MAX_STREET_LINES = 2;

    private final Regions regions;

    AddressInput(Regions regions) {
        this.regions = regions;
    }

    /** @throws ShopError when the shop can't deliver there or a part is missing */
    Address read(Arguments input) {
        String country = input.text("country_code").toUpperCase(Locale.ROOT);
        if (!country.equals(Offer.COUNTRY)) {
            throw ShopError.input("Country is not available");
        }
        Optional<Address.Region> region = region(input);
        List<String> street = input.texts("street");
        if (street.size() > MAX_STREET_LINES) {
            throw ShopError.input("\"Street Address\" cannot contain more than " + MAX_STREET_LINES + " lines.");
        }
        List<String> missing = missing(input, street);
        if (region.isEmpty()) {
            missing.add("regionId");
        }
        if (!missing.isEmpty()) {
            throw ShopError.complaints(missing.stream()
                    .map(part -> "\"" + part + "\" is required. Enter and try again.")
                    .toList());
        }
        return new Address(
                input.text("firstname"),
                input.text("lastname"),
                street,
                input.text("city"),
                region.get(),
                input.optionalText("postcode").orElse(""),
                country,
                input.optionalText("telephone").orElse(""));
    }

    /** A region may be named by its code, not by its label; one that nobody knows counts as none. */
    private Optional<Address.Region> region(Arguments input) {
        Optional<String> code = input.optionalText("region").filter(it -> !it.isEmpty());
        Optional<Integer> id = input.optionalInt("region_id").filter(it -> it != 0);
        if (code.isEmpty() && id.isEmpty()) {
            throw ShopError.input("Region is required.");
        }
        Optional<Address.Region> coded = code.flatMap(
                it -> regions.named(it).filter(found -> found.code().equalsIgnoreCase(it)));
        if (id.isEmpty()) {
            return coded;
        }
        Optional<Address.Region> numbered = regions.numbered(id.get());
        if (numbered.isEmpty() || (code.isPresent() && !coded.equals(numbered))) {
            throw ShopError.input("The region_id does not match the selected country or region");
        }
        return numbered;
    }

    private static List<String> missing(Arguments input, List<String> street) {
        List<String> missing = new ArrayList<>();
        for (String name : List.of("firstname", "lastname")) {
            if (isBlank(input, name)) {
                missing.add(name);
            }
        }
        if (street.isEmpty() || street.get(0).isBlank()) {
            missing.add("street");
        }
        for (String name : List.of("city", "telephone", "postcode")) {
            if (isBlank(input, name)) {
                missing.add(name);
            }
        }
        return missing;
    }

    private static boolean isBlank(Arguments input, String name) {
        return input.optionalText(name).filter(it -> !it.isBlank()).isEmpty();
    }
}

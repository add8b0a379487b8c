package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.shop.Regions;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and checks what a customer enters into the address book, in Magento's sequence. */
final class AddressEntries {
    private static final int MAX_STREET_LINES = 2;
    private static final List<String> REQUIRED = List.of("firstname", "lastname", "street", "city", "telephone");

    private static final Address.Region NOWHERE = new Address.Region("", "", 0);

    /** Countries that Magento by default asks no postcode of, and those that it asks a numbered region of. */
    private static final Set<String> WITHOUT_POSTCODE = Set.of("HK", "IE", "MO", "PA");

    private static final Set<String> WITH_REGION = Set.of(
            "AL", "AR", "AU", "BG", "BO", "BR", "BY", "CA", "CH", "CL", "CN", "CO", "CZ", "DK", "EC", "EE", "ES", "GR",
            "GY", "HR", "IN", "IS", "IT", "LT", "LV", "MX", "PE", "PL", "PT", "PY", "RO", "SE", "SR", "UA", "US", "UY",
            "VE");

    private final Regions regions;

    AddressEntries(Regions regions) {
        this.regions = regions;
    }

    /** A new entry, from a {@code CustomerAddressInput}. */
    Address of(Arguments input) {
        String country = input.optionalText("country_code")
                .or(() -> input.optionalText("country_id"))
                .orElseThrow(() -> new IllegalArgumentException("Magento breaks at an address without a country"));
        List<String> missing = new ArrayList<>();
        for (String name : REQUIRED) {
            if (isMissing(input, name)) {
                missing.add(name);
            }
        }
        if (!WITHOUT_POSTCODE.contains(country) && isMissing(input, "postcode")) {
            missing.add("postcode");
        }
        return checked(
                missing,
                new Address(
                        input.optionalText("firstname").orElse(""),
                        input.optionalText("lastname").orElse(""),
                        input.texts("street"),
                        input.optionalText("city").orElse(""),
                        missing.isEmpty() ? region(input, country).orElseThrow(AddressEntries::noRegion) : NOWHERE,
                        input.optionalText("postcode").orElse(""),
                        country,
                        input.optionalText("telephone").orElse("")));
    }

    /** An entry with what the input has put in the place of what was there. */
    Address changed(Address before, Arguments input) {
        List<String> missing = new ArrayList<>();
        for (String name : REQUIRED) {
            if (input.values().containsKey(name) && isMissing(input, name)) {
                missing.add(name);
            }
        }
        String country = input.optionalText("country_code").orElse(before.countryCode());
        boolean hasRegion = input.optionalObject("region").isPresent();
        Optional<Address.Region> region = hasRegion ? changedRegion(input) : Optional.of(before.region());
        return checked(
                missing,
                new Address(
                        input.optionalText("firstname").orElse(before.firstname()),
                        input.optionalText("lastname").orElse(before.lastname()),
                        input.values().get("street") == null ? before.street() : input.texts("street"),
                        input.optionalText("city").orElse(before.city()),
                        region.orElseThrow(AddressEntries::noRegion),
                        input.optionalText("postcode").orElse(before.postcode()),
                        country,
                        input.optionalText("telephone").orElse(before.telephone())));
    }

    private static Address checked(List<String> missing, Address address) {
        if (!missing.isEmpty()) {
            throw ShopError.input("Required parameters are missing: " + String.join(", ", missing));
        }
        if (address.street().size() > MAX_STREET_LINES) {
            throw ShopError.input("\"Street Address\" cannot contain more than " + MAX_STREET_LINES + " lines.");
        }
        if (address.street().stream().allMatch(String::isBlank)) {
            throw ShopError.input("\"street\" is required. Enter and try again.");
        }
        return address;
    }

    private static boolean isMissing(Arguments input, String name) {
        return name.equals("street")
                ? input.texts(name).isEmpty()
                : input.optionalText(name).orElse("").isEmpty();
    }

    /** Where regions are numbered, only a number will do; a code or a name beside it must agree with it. */
    private Optional<Address.Region> region(Arguments input, String country) {
        Optional<Arguments> given = input.optionalObject("region");
        Optional<Integer> id = given.flatMap(it -> it.optionalInt("region_id")).filter(number -> number != 0);
        if (!WITH_REGION.contains(country)) {
            return Optional.of(new Address.Region(
                    "", given.flatMap(it -> it.optionalText("region")).orElse(""), 0));
        }
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> code =
                given.flatMap(it -> it.optionalText("region_code")).filter(text -> !text.isEmpty());
        return Optional.of(regions.numbered(id.get())
                .filter(found -> code.isEmpty() || code.get().equals(found.code()))
                .orElseThrow(() -> ShopError.input("The region_id does not match the selected country or region")));
    }

    private Optional<Address.Region> changedRegion(Arguments input) {
        Optional<Integer> id = input.optionalObject("region").flatMap(it -> it.optionalInt("region_id"));
        return id.map(number -> regions.numbered(number)
                .orElseThrow(
                        () -> ShopError.input("The specified region is not a part of the selected country or region")));
    }

    private static ShopError noRegion() {
        return ShopError.input("A region_id is required for the specified country code");
    }
}

package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.shop.Regions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of carts. REST takes almost any: what is missing is noticed when the order is placed, and
 * only a country that does not exist is refused at once.
 */
final class QuoteAddresses {
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Address.Region NO_REGION = new Address.Region("", "", 0);

    private static final Set<String> FIELDS = Set.of(
            "id",
            "region",
            "region_id",
            "region_code",
            "country_id",
            "street",
            "company",
            "telephone",
            "fax",
            "postcode",
            "city",
            "firstname",
            "lastname",
            "middlename",
            "prefix",
            "suffix",
            "vat_id",
            "customer_id",
            "email",
            "same_as_billing",
            "customer_address_id",
            "save_in_address_book",
            "extension_attributes",
            "custom_attributes");

    private final Regions regions;

    QuoteAddresses(Regions regions) {
        this.regions = regions;
    }

    /** Whether there is a country of this code. */
    static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /** From what a client sent; empty when it names no country, which to Magento is no address. */
    Optional<Address> read(Payload sent) {
        sent.only(FIELDS);
        List<String> street = sent.texts("street");
        Optional<String> label = sent.filled("region");
        Optional<String> country = sent.filled("country_id");
        Address.Region region = sent.number("region_id")
                .flatMap(id -> regions.numbered(Math.toIntExact(Math.min(id, Integer.MAX_VALUE))))
                .or(() -> sent.filled("region_code").flatMap(regions::named))
                .or(() -> label.flatMap(regions::named))
                .orElseGet(
                        () -> label.map(name -> new Address.Region("", name, 0)).orElse(NO_REGION));
        return country.map(code -> new Address(
                text(sent, "firstname"),
                text(sent, "lastname"),
                street.isEmpty() ? List.of("") : street,
                text(sent, "city"),
                region,
                text(sent, "postcode"),
                code,
                text(sent, "telephone")));
    }

    /** @param saved the number of the entry in the customer's book that it is */
    static View view(
            long id, Optional<Address> address, Optional<String> email, Optional<Long> customer, Optional<Long> saved) {
        View view = View.with("id", id)
                .and("region", address.map(it -> orNull(it.region().label())).orElse(null))
                .and(
                        "region_id",
                        address.map(it -> it.region().id() == 0
                                        ? null
                                        : it.region().id())
                                .orElse(null))
                .and(
                        "region_code",
                        address.map(it -> orNull(it.region().code())).orElse(null))
                .and("country_id", address.map(Address::countryCode).orElse(null))
                .and("street", address.map(Address::street).orElseGet(() -> List.of("")))
                .and("telephone", address.map(it -> orNull(it.telephone())).orElse(null))
                .and("postcode", address.map(it -> orNull(it.postcode())).orElse(null))
                .and("city", address.map(it -> orNull(it.city())).orElse(null))
                .and("firstname", address.map(it -> orNull(it.firstname())).orElse(null))
                .and("lastname", address.map(it -> orNull(it.lastname())).orElse(null));
        return view.andIfPresent("customer_id", customer)
                .and("email", email.orElse(null))
                .and("same_as_billing", 0)
                .andIfPresent("customer_address_id", saved)
                .and("save_in_address_book", 0);
    }

    static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static String text(Payload sent, String name) {
        return sent.text(name).orElse("");
    }
}

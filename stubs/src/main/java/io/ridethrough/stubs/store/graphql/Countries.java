package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.Regions;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.stream.Stream;

/** The world's countries, with regions for the one that the shop knows them of. */
final class Countries {
    private final Regions regions;

    Countries(Regions regions) {
        this.regions = regions;
    }

    Map<String, Resolver> queries() {
        return Map.of("countries", (visit, arguments) -> all(), "country", this::country);
    }

    private List<Fields> all() {
        return Stream.of(Locale.getISOCountries()).sorted().map(this::view).toList();
    }

    private Fields country(Visit visit, Arguments arguments) {
        String id = arguments.optionalText("id").orElse("");
        if (id.isEmpty()) {
            throw ShopError.input("Country \"id\" value should be specified");
        }
        if (List.of(Locale.getISOCountries()).contains(id)) {
            return view(id);
        }
        throw ShopError.noSuchEntity("The country isn't available.");
    }

    private Fields view(String id) {
        Locale country = new Locale("en", id);
        String name = country.getDisplayCountry(Locale.ENGLISH);
        return Fields.with("id", id)
                .and("two_letter_abbreviation", id)
                .and("three_letter_abbreviation", threeLetters(country))
                .and("full_name_locale", name)
                .and("full_name_english", name)
                .and("available_regions", id.equals(Offer.COUNTRY) ? regions() : null);
    }

    private List<Fields> regions() {
        return regions.all().stream()
                .map(it -> Fields.with("id", it.id()).and("code", it.code()).and("name", it.label()))
                .toList();
    }

    private static String threeLetters(Locale country) {
        try {
            return country.getISO3Country();
        } catch (MissingResourceException unknown) {
            return "";
        }
    }
}

package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.shop.Regions;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What there is in the world and in the shop: countries, currency, store views. */
final class Directory {
    private static final Access STORES = new Access("Magento_Backend::store");
    private static final String UNITED_STATES = "US";

    private final Regions regions;

    Directory(Regions regions) {
        this.regions = regions;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "directory/countries", Access.ANONYMOUS, call -> countries()),
                new Route("GET", "directory/countries/:countryId", Access.ANONYMOUS, this::country),
                new Route("GET", "directory/currency", Access.ANONYMOUS, call -> currency()),
                new Route("GET", "store/storeConfigs", STORES, call -> configurations()),
                new Route("GET", "store/storeViews", STORES, call -> storeViews()),
                new Route("GET", "store/websites", STORES, call -> websites()));
    }

    private List<View> countries() {
        return Arrays.stream(Locale.getISOCountries()).map(this::view).toList();
    }

    private View country(RestCall call) {
        String code = call.path("countryId");
        if (!QuoteAddresses.isCountry(code)) {
            throw RestError.of(404, "The country isn't available.");
        }
        return view(code);
    }

    private View view(String code) {
        Locale country = new Locale.Builder().setRegion(code).build();
        String name = country.getDisplayCountry(Locale.ENGLISH);
        View view = View.with("id", code)
                .and("two_letter_abbreviation", code)
                .and("three_letter_abbreviation", country.getISO3Country())
                .and("full_name_locale", name)
                .and("full_name_english", name);
        if (code.equals(UNITED_STATES)) {
            view.and(
                    "available_regions",
                    regions.all().stream()
                            .map(it -> View.with("id", String.valueOf(it.id()))
                                    .and("code", it.code())
                                    .and("name", it.label()))
                            .toList());
        }
        return view;
    }

    private static View currency() {
        return View.with("base_currency_code", "USD")
                .and("base_currency_symbol", "$")
                .and("default_display_currency_code", "USD")
                .and("default_display_currency_symbol", "$")
                .and("available_currency_codes", List.of("USD"))
                .and("exchange_rates", List.of(View.with("currency_to", "USD").and("rate", 1)));
    }

    private static List<View> configurations() {
        List<View> stores = new ArrayList<>();
        for (Tenant tenant : Tenant.values()) {
            View store = View.with("id", tenant.ordinal() + 1)
                    .and("code", tenant.storeCode())
                    .and("website_id", 1)
                    .and("locale", "en_US")
                    .and("base_currency_code", "USD")
                    .and("default_display_currency_code", "USD")
                    .and("timezone", "UTC")
                    .and("weight_unit", "lbs");
            for (String secure : List.of("", "secure_")) {
                store.and(secure + "base_url", "http://127.0.0.1/")
                        .and(secure + "base_link_url", "http://127.0.0.1/")
                        .and(secure + "base_static_url", "http://127.0.0.1/static/")
                        .and(secure + "base_media_url", "http://127.0.0.1/media/");
            }
            stores.add(store);
        }
        return stores;
    }

    private static List<View> storeViews() {
        List<View> views = new ArrayList<>();
        for (Tenant tenant : Tenant.values()) {
            String name = tenant == Tenant.ALPINE ? "Default Store View" : tenant.storeCode();
            views.add(storeView(tenant.ordinal() + 1, tenant.storeCode(), name, 1));
        }
        views.add(storeView(0, "admin", "Admin", 0));
        return views;
    }

    private static View storeView(int id, String code, String name, int website) {
        return View.with("id", id)
                .and("code", code)
                .and("name", name)
                .and("website_id", website)
                .and("store_group_id", website)
                .and("is_active", 1);
    }

    private static List<View> websites() {
        return List.of(
                View.with("id", 0).and("code", "admin").and("name", "Admin").and("default_group_id", 0),
                View.with("id", 1)
                        .and("code", "base")
                        .and("name", "Main Website")
                        .and("default_group_id", 1));
    }
}

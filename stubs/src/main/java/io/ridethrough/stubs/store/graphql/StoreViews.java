package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.shop.PasswordPolicy;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shop's settings as clients see them, one store view a tenant; all in one currency. */
final class StoreViews {
    Map<String, Resolver> queries() {
        return Map.of(
                "storeConfig", (visit, arguments) -> view(visit.client().tenant()),
                "availableStores",
                        (visit, arguments) ->
                                Stream.of(Tenant.values()).map(StoreViews::view).toList(),
                "currency", (visit, arguments) -> currency());
    }

    private static Fields view(Tenant tenant) {
        boolean isDefault = tenant == Tenant.ALPINE;
        return Fields.with("id", tenant.ordinal() + 1)
                .and("code", tenant.storeCode())
                .and("store_code", tenant.storeCode())
                .and("store_name", isDefault ? "Default Store View" : "Harbour Store View")
                .and("store_sort_order", 0)
                .and("store_group_code", "main_website_store")
                .and("store_group_name", "Main Website Store")
                .and("website_id", 1)
                .and("website_code", "base")
                .and("website_name", "Main Website")
                .and("locale", "en_US")
                .and("base_currency_code", "USD")
                .and("default_display_currency_code", "USD")
                .and("timezone", "UTC")
                .and("weight_unit", "lbs")
                .and("root_category_id", 2)
                .and("root_category_uid", Views.uid(2))
                .and("catalog_default_sort_by", "position")
                .and("category_url_suffix", Catalogue.SUFFIX)
                .and("product_url_suffix", Catalogue.SUFFIX)
                .and("is_default_store", isDefault)
                .and("is_default_store_group", true)
                .and("is_guest_checkout_enabled", true)
                .and("is_one_page_checkout_enabled", true)
                .and("max_items_in_order_summary", 10)
                .and("minimum_password_length", Integer.toString(PasswordPolicy.MINIMUM_LENGTH))
                .and("required_character_classes_number", Integer.toString(PasswordPolicy.MINIMUM_CLASSES))
                .and("create_account_confirmation", false)
                .and("autocomplete_on_storefront", false)
                .and("cart_expires_in_days", 30)
                .and("grid_per_page", 12)
                .and("list_per_page", 10)
                .and("list_mode", "grid-list");
    }

    private static Fields currency() {
        return Fields.with("base_currency_code", "USD")
                .and("base_currency_symbol", "$")
                .and("default_display_currency_code", "USD")
                .and("default_display_currency_symbol", "$")
                .and("available_currency_codes", List.of("USD"))
                .and("exchange_rates", List.of(Fields.with("currency_to", "USD").and("rate", 1.0)));
    }
}

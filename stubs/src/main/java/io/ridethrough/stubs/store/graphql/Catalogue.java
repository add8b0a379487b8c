package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.PasswordPolicy;
import io.ridethrough.stubs.store.shop.SearchEngine;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue and the shop's settings. */
final class Catalogue {
    private final Ledger ledger;
    private final SearchEngine search;

    Catalogue(Ledger ledger, SearchEngine search) {
        this.ledger = ledger;
        this.search = search;
    }

    Map<String, Resolver> resolvers() {
        return Map.of("products", this::products, "storeConfig", (visit, arguments) -> storeConfig());
    }

    private Fields products(Visit visit, Arguments arguments) {
        Optional<String> words = arguments.optionalText("search");
        Optional<Arguments> filter = arguments.optionalObject("filter");
        if (words.isEmpty() && filter.isEmpty()) {
            throw ShopError.input("'search' or 'filter' input argument is required.");
        }
        int pageSize = positive(arguments, "pageSize", "pageSize value must be greater than 0.");
        int page = positive(arguments, "currentPage", "currentPage value must be greater than 0.");
        if (pageSize > Offer.MAX_PAGE_SIZE) {
            throw ShopError.input("Maximum pageSize is " + Offer.MAX_PAGE_SIZE);
        }
        List<String> skus = filter.flatMap(it -> it.optionalObject("sku"))
                .map(sku -> Stream.concat(sku.optionalText("eq").stream(), sku.texts("in").stream())
                        .toList())
                .orElse(List.of());
        List<Product> found = search.find(
                words.isPresent(),
                () -> ledger.<List<Product>, ShopError>transact(
                        shop -> shop.products().inStock(words.orElse(""), skus)));
        List<Fields> items = found.stream()
                .skip((page - 1) * (long) pageSize)
                .limit(pageSize)
                .map(Views::product)
                .toList();
        return Fields.with("total_count", found.size())
                .and("page_info", Views.page(page, pageSize, found.size()))
                .and("items", items);
    }

    private static int positive(Arguments arguments, String name, String refusal) {
        int value = arguments.optionalInt(name).orElse(1);
        if (value < 1) {
            throw ShopError.input(refusal);
        }
        return value;
    }

    private static Fields storeConfig() {
        return Fields.with("store_code", "default")
                .and("website_code", "base")
                .and("locale", "en_US")
                .and("base_currency_code", "USD")
                .and("default_display_currency_code", "USD")
                .and("is_guest_checkout_enabled", true)
                .and("minimum_password_length", Integer.toString(PasswordPolicy.MINIMUM_LENGTH))
                .and("required_character_classes_number", Integer.toString(PasswordPolicy.MINIMUM_CLASSES))
                .and("create_account_confirmation", false)
                .and("cart_expires_in_days", 30);
    }
}

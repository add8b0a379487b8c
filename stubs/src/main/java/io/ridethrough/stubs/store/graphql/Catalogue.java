package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.SearchEngine;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The products. What is out of stock is not shown and not counted, as by Magento's default. */
final class Catalogue {
    /** What web addresses of products and categories end with. */
    static final String SUFFIX = ".html";

    private final Ledger ledger;
    private final SearchEngine engine;
    private final ProductSearch search;

    Catalogue(Ledger ledger, SearchEngine engine, MagentoRelease release) {
        this.ledger = ledger;
        this.engine = engine;
        this.search = new ProductSearch(release);
    }

    Map<String, Resolver> queries() {
        return Map.of("products", this::products, "route", this::route);
    }

    /** The values of a filter that compares for equality. */
    static List<String> anyOf(Arguments filter) {
        return Stream.concat(filter.optionalText("eq").stream(), filter.texts("in").stream())
                .toList();
    }

    private Fields products(Visit visit, Arguments arguments) {
        if (arguments.optionalText("search").isEmpty()
                && arguments.optionalObject("filter").isEmpty()) {
            throw ShopError.input("'search' or 'filter' input argument is required.");
        }
        return page(arguments);
    }

    /** Of a category's field {@code products}. */
    Fields inCategory(Arguments arguments) {
        return page(arguments);
    }

    int count() {
        return inStock().size();
    }

    private Fields page(Arguments arguments) {
        Page.of(arguments, 0);
        List<Product> found =
                engine.find(arguments.optionalText("search").isPresent(), () -> search.among(inStock(), arguments));
        Page page = Page.of(arguments, found.size());
        return page.cut(List.of())
                .and("items", page.part(found).stream().map(Views::product).toList())
                .and("total_count", found.size())
                .and("suggestions", List.of())
                .and("sort_fields", SortFields.ALL)
                .and(Aggregations.FOUND, found);
    }

    private List<Product> inStock() {
        return ledger.<List<Product>, ShopError>transact(shop -> shop.products().inStock("", List.of()));
    }

    private @Nullable Object route(Visit visit, Arguments arguments) {
        String url = arguments.text("url").replaceFirst("^/", "");
        if (url.equals("chaos-tees" + SUFFIX)) {
            return routed(Categories.tees(), url, "CATEGORY");
        }
        Optional<Product> product = inStock().stream()
                .filter(it -> url.equals(Views.urlKey(it.name()) + SUFFIX))
                .findFirst();
        return product.map(it -> routed(Views.product(it), url, "PRODUCT")).orElse(null);
    }

    private static Fields routed(Fields entity, String url, String type) {
        return entity.and("relative_url", url).and("redirect_code", 0).and("type", type);
    }
}

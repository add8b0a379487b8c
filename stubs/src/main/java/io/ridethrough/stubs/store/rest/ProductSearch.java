package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.ledger.Shop;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Searches the catalogue, which is small: every product is looked at. */
final class ProductSearch {
    private ProductSearch() {}

    /** The page that the call asks for, each product as {@code view} shows it. */
    static View answer(Ledger ledger, RestCall call, Function<Product, View> view) {
        SearchQuery query = SearchQuery.read(call.query());
        List<Product> found = ledger
                .<List<Product>, RuntimeException>transact(
                        shop -> shop.products().all())
                .stream()
                .filter(product -> query.groups().stream()
                        .allMatch(group -> group.stream().anyMatch(filter -> holds(filter, product))))
                .toList();
        int size = query.pageSize() == 0 ? Integer.MAX_VALUE : Math.max(1, query.pageSize());
        List<View> page = found.stream()
                .skip((Math.max(1, query.page()) - 1L) * size)
                .limit(size)
                .map(view)
                .toList();
        return View.with("items", page).and("search_criteria", query.view()).and("total_count", found.size());
    }

    /** The product of a SKU in whichever case. */
    static Optional<Product> bySku(Shop shop, String sku) throws SQLException {
        Optional<Product> exact = shop.products().bySku(sku);
        return exact.isPresent() ? exact : shop.products().bySku(sku.toUpperCase(Locale.ROOT));
    }

    private static boolean holds(SearchQuery.Filter filter, Product product) {
        String value = filter.value();
        String actual = value(filter.field(), product);
        return switch (filter.condition()) {
            case "neq" -> !actual.equalsIgnoreCase(value);
            case "in" -> Arrays.stream(value.split(",", -1)).anyMatch(actual::equalsIgnoreCase);
            case "nin" -> Arrays.stream(value.split(",", -1)).noneMatch(actual::equalsIgnoreCase);
            case "like" -> isLike(value, actual);
            case "gt" -> compare(actual, value) > 0;
            case "gteq", "from", "moreq" -> compare(actual, value) >= 0;
            case "lt" -> compare(actual, value) < 0;
            case "lteq", "to" -> compare(actual, value) <= 0;
            case "null" -> false;
            case "notnull" -> true;
            default -> actual.equalsIgnoreCase(value);
        };
    }

    private static String value(String field, Product product) {
        return switch (field) {
            case "sku" -> product.sku();
            case "name" -> product.name();
            case "entity_id", "product_id" -> String.valueOf(product.id());
            case "price" -> product.price().stripTrailingZeros().toPlainString();
            case "type_id" -> product.isVirtual() ? "virtual" : "simple";
            case "quantity", "qty" -> String.valueOf(product.stock());
            case "status" -> product.stock() > 0 ? "1" : "0";
            case "source_code" -> "default";
            case "stock_id", "website_id", "store_id" -> "1";
            default -> throw RestError.internal();
        };
    }

    private static boolean isLike(String pattern, String actual) {
        String expression = Pattern.quote(pattern.toLowerCase(Locale.ROOT))
                .replace("%", "\\E.*\\Q")
                .replace("_", "\\E.\\Q");
        return actual.toLowerCase(Locale.ROOT).matches(expression);
    }

    private static int compare(String actual, String value) {
        try {
            return Double.compare(Double.parseDouble(actual), Double.parseDouble(value));
        } catch (NumberFormatException text) {
            return actual.compareToIgnoreCase(value);
        }
    }
}

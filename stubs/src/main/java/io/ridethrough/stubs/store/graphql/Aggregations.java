package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Product;
import java.util.List;
import java.util.TreeMap;

/** Counts of what was found, by price and by category. */
final class Aggregations {
    /** Where an answer keeps what was found until a field asks for counts of it. */
    static final String FOUND = "__found";

    private static final int STEP = 10;

    private Aggregations() {}

    static List<Fields> of(List<Product> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        found.forEach(product -> counts.merge(product.price().intValue() / STEP * STEP, 1, Integer::sum));
        List<Fields> prices = counts.entrySet().stream()
                .map(it -> option(
                        it.getKey() + "-" + (it.getKey() + STEP),
                        it.getKey() + "_" + (it.getKey() + STEP),
                        it.getValue()))
                .toList();
        return List.of(
                aggregation("price", "Price", prices),
                aggregation("category_uid", "Category", List.of(option("Chaos Tees", Views.uid(3), found.size()))));
    }

    private static Fields aggregation(String code, String label, List<Fields> options) {
        return Fields.with("attribute_code", code)
                .and("label", label)
                .and("count", options.size())
                .and("options", options);
    }

    private static Fields option(String label, String value, int count) {
        return Fields.with("label", label).and("value", value).and("count", count);
    }
}

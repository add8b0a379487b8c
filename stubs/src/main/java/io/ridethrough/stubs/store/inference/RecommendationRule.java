package io.ridethrough.stubs.store.inference;

import io.ridethrough.stubs.store.ledger.Product;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Recommends what costs about as much: the {@value #NEIGHBOURS} products closest in price, then by SKU. */
public final class RecommendationRule {
    static final int NEIGHBOURS = 3;

    private RecommendationRule() {}

    /** @param offered to choose from; the product itself is left out */
    public static List<Product> neighbours(Product seen, List<Product> offered) {
        return offered.stream()
                .filter(product -> product.id() != seen.id())
                .sorted(Comparator.comparing((Product product) ->
                                product.price().subtract(seen.price()).abs())
                        .thenComparing(Product::sku))
                .limit(NEIGHBOURS)
                .toList();
    }

    /** One sentence on them. */
    public static String words(List<Product> neighbours) {
        return neighbours.isEmpty()
                ? "There is nothing like it."
                : neighbours.stream().map(Product::name).collect(Collectors.joining(", ", "Others looked at ", "."));
    }
}

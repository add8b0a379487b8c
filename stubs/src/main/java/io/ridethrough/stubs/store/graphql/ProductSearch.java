package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Which products an argument list of {@code products} means, and in which sequence. Words are matched as the
 * recorded shops' full text search did: a product is found when a word of its name or its SKU starts with one of them, and what
 * has more of them comes first.
 */
record ProductSearch(MagentoRelease release) {
    /** @param inStock what can be sold */
    List<Product> among(List<Product> inStock, Arguments arguments) {
        List<String> words = words(arguments.optionalText("search").orElse(""));
        Predicate<Product> filter =
                arguments.optionalObject("filter").map(this::filter).orElse(product -> true);
        return inStock.stream()
                .filter(filter)
                .filter(product -> words.isEmpty() || matches(product, words) > 0)
                .sorted(sequence(arguments, words))
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The recorded shops' engine ranked the numbered products above the few others, whichever word was looked for. */
    private static long score(Product product, List<String> words) {
        boolean isNumbered =
                Character.isDigit(product.sku().charAt(product.sku().length() - 1));
        return 2 * matches(product, words) + (isNumbered ? 1 : 0);
    }

    private static long matches(Product product, List<String> words) {
        String text =
                product.name().toLowerCase(Locale.ROOT) + " " + product.sku().toLowerCase(Locale.ROOT);
        List<String> own = words(text);
        return words.stream()
                .filter(word -> own.stream().anyMatch(it -> it.startsWith(word)))
                .count();
    }

    private Predicate<Product> filter(Arguments filter) {
        Predicate<Product> all = product -> true;
        all = all.and(equal(filter, "sku", Product::sku));
        all = all.and(equal(filter, "url_key", product -> Views.urlKey(product.name())));
        all = all.and(category(filter, "category_id", id -> id));
        all = all.and(category(filter, "category_uid", Views::ofUid));
        Optional<Arguments> price = filter.optionalObject("price");
        Optional<BigDecimal> from = price.flatMap(it -> it.optionalText("from")).map(BigDecimal::new);
        Optional<BigDecimal> to = price.flatMap(it -> it.optionalText("to")).map(BigDecimal::new);
        if (release == MagentoRelease.V2_4_7_P3
                && price.filter(ProductSearch::isFromZeroAlone).isPresent()) {
            return product -> false;
        }
        all = all.and(it -> from.isEmpty() || it.price().compareTo(from.get()) >= 0);
        all = all.and(it -> to.isEmpty() || it.price().compareTo(to.get()) <= 0);
        List<String> name = filter.optionalObject("name")
                .flatMap(it -> it.optionalText("match"))
                .map(ProductSearch::words)
                .orElse(List.of());
        return all.and(it -> {
            List<String> own = words(it.name());
            return name.isEmpty() || name.stream().anyMatch(own::contains);
        });
    }

    /** PHP takes the text 0 for nothing, so that no bound is left, and the search engine refuses the query. */
    private static boolean isFromZeroAlone(Arguments price) {
        return price.optionalText("from").filter("0"::equals).isPresent()
                && price.optionalText("to").isEmpty();
    }

    private static Predicate<Product> equal(Arguments filter, String name, Function<Product, String> value) {
        return filter.optionalObject(name)
                .map(Catalogue::anyOf)
                .<Predicate<Product>>map(wanted -> it -> wanted.contains(value.apply(it)))
                .orElse(it -> true);
    }

    private static Predicate<Product> category(Arguments filter, String name, UnaryOperator<String> id) {
        return filter.optionalObject(name)
                .map(Catalogue::anyOf)
                .<Predicate<Product>>map(wanted -> it -> wanted.stream().map(id).anyMatch(Categories::exists))
                .orElse(it -> true);
    }

    private Comparator<Product> sequence(Arguments arguments, List<String> words) {
        Comparator<Product> newest = Comparator.comparingLong(Product::id).reversed();
        // Equal scores: by id, which 2.4.7's search engine compared as text.
        Comparator<Product> byId = release == MagentoRelease.V2_4_7_P3
                ? Comparator.comparing(it -> Long.toString(it.id()))
                : Comparator.comparingLong(Product::id);
        Comparator<Product> relevance =
                Comparator.<Product>comparingLong(it -> score(it, words)).thenComparing(byId);
        Map<String, Comparator<Product>> known = Map.of(
                "name",
                Comparator.comparing(Product::name),
                "price",
                Comparator.comparing(Product::price),
                "position",
                newest,
                "relevance",
                relevance);
        Optional<Arguments> sort = arguments.optionalObject("sort");
        for (Map.Entry<String, Comparator<Product>> by : known.entrySet()) {
            Optional<String> direction = sort.flatMap(it -> it.optionalText(by.getKey()));
            if (direction.isPresent()) {
                return (direction.get().equals("DESC") ? by.getValue().reversed() : by.getValue())
                        .thenComparing(newest);
            }
        }
        return words.isEmpty() ? newest : relevance.reversed();
    }
}

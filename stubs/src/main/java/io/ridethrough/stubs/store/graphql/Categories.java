package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.shop.ShopError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The two categories of the recorded shops: the root and the one with every product in it. */
final class Categories {
    /** Under which a category's products are found when they are asked for. */
    static final String ID = "id";

    private static final int ROOT = 2;
    private static final int TEES = 3;
    private static final int SHORTEST_MATCH = 3;

    private final Catalogue catalogue;

    Categories(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Map<String, Resolver> queries() {
        return Map.of("categories", this::categories, "categoryList", this::list, "category", this::category);
    }

    static boolean exists(String id) {
        return Set.of(Integer.toString(ROOT), Integer.toString(TEES)).contains(id);
    }

    private Fields categories(Visit visit, Arguments arguments) {
        List<Fields> found = found(arguments);
        return Page.of(arguments, found.size()).cut(found).and("total_count", found.size());
    }

    private List<Fields> list(Visit visit, Arguments arguments) {
        return found(arguments);
    }

    private Fields category(Visit visit, Arguments arguments) {
        int id = arguments.optionalInt(ID).orElse(ROOT);
        return all().stream()
                .filter(it -> Integer.valueOf(id).equals(it.get(ID)))
                .findFirst()
                .orElseThrow(() -> ShopError.noSuchEntity("Category doesn't exist"));
    }

    /** Without a filter Magento shows the root alone; with one, even an empty one, what it lets through. */
    private static List<Fields> found(Arguments arguments) {
        Optional<Arguments> filters = arguments.optionalObject("filters");
        if (filters.isEmpty()) {
            return List.of(root());
        }
        List<Predicate<Fields>> conditions = new ArrayList<>();
        equal(filters.get(), "ids", ID, conditions);
        equal(filters.get(), "category_uid", "uid", conditions);
        equal(filters.get(), "url_key", "url_key", conditions);
        equal(filters.get(), "url_path", "url_path", conditions);
        equal(filters.get(), "parent_id", "parent", conditions);
        equal(filters.get(), "parent_category_uid", "parent_uid", conditions);
        filters.get()
                .optionalObject("name")
                .flatMap(it -> it.optionalText("match"))
                .ifPresent(words -> {
                    if (words.length() < SHORTEST_MATCH) {
                        throw ShopError.input("Invalid match filter. Minimum length is " + SHORTEST_MATCH + ".");
                    }
                    String wanted = words.toLowerCase(Locale.ROOT);
                    conditions.add(it -> String.valueOf(it.get("name"))
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted));
                });
        return all().stream()
                .filter(it -> conditions.stream().allMatch(condition -> condition.test(it)))
                .toList();
    }

    private static void equal(Arguments filters, String filter, String field, List<Predicate<Fields>> conditions) {
        filters.optionalObject(filter).ifPresent(given -> {
            List<String> wanted = Catalogue.anyOf(given);
            conditions.add(it -> wanted.contains(String.valueOf(it.get(field))));
        });
    }

    private static List<Fields> all() {
        return List.of(root(), tees());
    }

    private static Fields root() {
        return category(ROOT, "Default Category", 1, "1/2")
                .and("parent", 1)
                .and("children_count", "1")
                .and("display_mode", "PRODUCTS")
                .and("children", List.of(tees()));
    }

    /** The category that has every product. */
    static Fields tees() {
        return category(TEES, "Chaos Tees", 2, "1/2/3")
                .and("parent", ROOT)
                .and("parent_uid", Views.uid(ROOT))
                .and("url_key", "chaos-tees")
                .and("url_path", "chaos-tees")
                .and("is_anchor", 1)
                .and("children_count", "0")
                .and("children", List.of());
    }

    private static Fields category(int id, String name, int level, String path) {
        return Fields.with(Fields.TYPE, "CategoryTree")
                .and(ID, id)
                .and("uid", Views.uid(id))
                .and("name", name)
                .and("level", level)
                .and("path", path)
                .and("position", 1)
                .and("url_suffix", Catalogue.SUFFIX)
                .and("include_in_menu", 1)
                .and("redirect_code", 0);
    }

    /** Fields of the type that are read only when asked for. */
    Map<String, Resolver> ofCategory() {
        return Map.of(
                "products",
                (visit, arguments) -> catalogue.inCategory(arguments),
                "product_count",
                (visit, arguments) -> catalogue.count());
    }
}

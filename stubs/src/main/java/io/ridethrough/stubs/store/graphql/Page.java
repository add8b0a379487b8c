package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;

/**
 * Which part of a list is asked for.
 *
 * @param number from 1
 * @param size at least 1
 */
record Page(int number, int size, int total) {
    private static final int DEFAULT_SIZE = 20;

    /** @throws ShopError when there is no such page */
    static Page of(Arguments arguments, int total) {
        int number = arguments.optionalInt("currentPage").orElse(1);
        int size = arguments.optionalInt("pageSize").orElse(DEFAULT_SIZE);
        if (number < 1) {
            throw ShopError.input("currentPage value must be greater than 0.");
        }
        if (size < 1) {
            throw ShopError.input("pageSize value must be greater than 0.");
        }
        long pages = (total + (long) size - 1) / size;
        if (number > pages && total > 0) {
            throw ShopError.input(
                    "currentPage value " + number + " specified is greater than the " + pages + " page(s) available.");
        }
        return new Page(number, size, total);
    }

    <T> Fields cut(List<T> all) {
        return Fields.with("items", part(all)).and("page_info", Views.page(number, size, total));
    }

    <T> List<T> part(List<T> all) {
        return all.stream().skip((number - 1) * (long) size).limit(size).toList();
    }
}

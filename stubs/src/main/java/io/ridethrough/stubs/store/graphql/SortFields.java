package io.ridethrough.stubs.store.graphql;

import java.util.List;

/** By what clients are offered to sort. */
final class SortFields {
    static final Fields ALL = Fields.with("default", "position")
            .and(
                    "options",
                    List.of(option("Position", "position"), option("Product Name", "name"), option("Price", "price")));

    private SortFields() {}

    private static Fields option(String label, String value) {
        return Fields.with("label", label).and("value", value);
    }
}

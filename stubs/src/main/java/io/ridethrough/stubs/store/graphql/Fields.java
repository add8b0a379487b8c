package io.ridethrough.stubs.store.graphql;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** An object to be answered, by GraphQL's field names. */
final class Fields extends LinkedHashMap<String, @Nullable Object> {
    /** The key under which an object of an interface carries its type's name. */
    static final String TYPE = "__type";

    private static final long serialVersionUID = 1L;

    static Fields with(String name, @Nullable Object value) {
        return new Fields().and(name, value);
    }

    Fields and(String name, @Nullable Object value) {
        put(name, value);
        return this;
    }

    /** Magento answers null where we keep a blank. */
    static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}

package io.ridethrough.stubs.store.rest;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object in an answer; its fields keep their sequence. */
final class View extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    static View empty() {
        return new View();
    }

    static View with(String name, @Nullable Object value) {
        return new View().and(name, value);
    }

    View and(String name, @Nullable Object value) {
        put(name, value);
        return this;
    }

    /** Leaves the field out when there is nothing to say. */
    View andIfPresent(String name, Optional<?> value) {
        value.ifPresent(it -> put(name, it));
        return this;
    }

    View andAll(View other) {
        putAll(other);
        return this;
    }
}

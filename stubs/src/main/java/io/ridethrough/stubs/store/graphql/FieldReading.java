package io.ridethrough.stubs.store.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a field that has no resolver from its parent, and works it out if it was left for {@link Later}. */
final class FieldReading implements WiringFactory {
    @Override
    public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment wiring) {
        String name = wiring.getFieldDefinition().getName();
        return (DataFetcher<Object>) environment -> read(environment, name);
    }

    private static @Nullable Object read(DataFetchingEnvironment environment, String name) {
        Object parent = environment.getSource();
        Object value = parent instanceof Map<?, ?> fields ? fields.get(name) : null;
        return value instanceof Later later ? later.now() : value;
    }
}

package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * A type of toxic, and its attributes in JSON.
 *
 * @param defaults what holds for attributes that a new toxic does not name
 * @param only the one direction that the type acts on, empty when it acts on either
 */
record ToxicType<A extends ToxicAttributes>(
        A defaults, Optional<Direction> only, BiFunction<JsonNode, A, A> reader, BiConsumer<A, ObjectNode> writer) {

    String name() {
        return defaults.type();
    }

    /** Whether the type acts on HTTP exchanges, and so needs a proxy that knows them. */
    boolean needsHttp() {
        return defaults instanceof InferenceAttributes;
    }

    /** What is not named stays as it is in {@code absent}, whose type is this one. */
    ToxicAttributes read(JsonNode json, ToxicAttributes absent) {
        return reader.apply(json, cast(absent));
    }

    ObjectNode write(ToxicAttributes attributes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        writer.accept(cast(attributes), json);
        return json;
    }

    // A type is looked up by its name, which is its attributes' own.
    @SuppressWarnings("unchecked")
    private A cast(ToxicAttributes attributes) {
        return (A) defaults.getClass().cast(attributes);
    }
}

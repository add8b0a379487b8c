package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of a field, or an input object within them; types are those that the schema enforced. */
record Arguments(Map<String, @Nullable Object> values) {
    /** A required string. */
    String text(String name) {
        return optional(name, String.class).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    Optional<Integer> optionalInt(String name) {
        return optional(name, Integer.class);
    }

    /** A required string that is not empty. */
    String filled(String name) {
        return filled(name, "Required parameter \"" + name + "\" is missing");
    }

    /** A required string that is not empty, with a refusal in words of its own. */
    String filled(String name, String refusal) {
        return optionalText(name).filter(text -> !text.isEmpty()).orElseThrow(() -> ShopError.input(refusal));
    }

    double number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    Optional<Double> optionalNumber(String name) {
        return optional(name, Double.class);
    }

    boolean isSet(String name) {
        return optional(name, Boolean.class).orElse(false);
    }

    /** A required input object. */
    Arguments object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    @SuppressWarnings("unchecked") // input objects are maps by GraphQL's own contract
    Optional<Arguments> optionalObject(String name) {
        return optional(name, Map.class).map(Arguments::new);
    }

    /** Magento's usual only argument; when it is left out, what is missing is the first of its fields. */
    Arguments input() {
        return optionalObject("input").orElse(new Arguments(Map.of()));
    }

    /** A null among them counts as an object without fields. */
    @SuppressWarnings("unchecked")
    List<Arguments> objects(String name) {
        List<@Nullable Map<String, @Nullable Object>> objects =
                optional(name, List.class).orElse(List.of());
        return objects.stream()
                .map(object -> new Arguments(object == null ? Map.of() : object))
                .toList();
    }

    /** Input objects of which there must be one. */
    List<Arguments> filledObjects(String name) {
        List<Arguments> objects = objects(name);
        if (objects.isEmpty()) {
            throw missing(name);
        }
        return objects;
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String name) {
        List<@Nullable String> texts = optional(name, List.class).orElse(List.of());
        return texts.stream().filter(text -> text != null).map(String::valueOf).toList();
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }

    private static ShopError missing(String name) {
        return ShopError.input("Required parameter \"" + name + "\" is missing");
    }
}

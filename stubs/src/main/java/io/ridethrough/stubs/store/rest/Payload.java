package io.ridethrough.stubs.store.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An object of a request's body. Fields are asked for in snake case and found in camel case too, as Magento
 * finds them.
 *
 * @param within the names of the objects around it, outermost first, which refusals name
 */
record Payload(JsonNode json, List<String> within) {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    static Payload of(JsonNode json) {
        return new Payload(json, List.of());
    }

    static long wholeNumber(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw RestError.input(wrongType(text, "int"));
        }
        return Long.parseLong(text);
    }

    static String wrongType(String value, String expected) {
        return "The \"" + value + "\" value's type is invalid. The \"" + expected
                + "\" type was expected. Verify and try again.";
    }

    /** Whether the field is there and not null. */
    boolean has(String name) {
        return field(name).isPresent();
    }

    /** Whether the field is there, be it null. */
    boolean names(String name) {
        return json.has(name) || json.has(camel(name));
    }

    /** Refuses every parameter of the call that is missing, all at once. Names are in camel case. */
    void require(String... names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (!has(snake(name))) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw RestError.required(missing);
        }
    }

    /** @throws RestError when a field is none of these; Magento names it as the setter that it looked for */
    Payload only(Set<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(snake(name))) {
                throw RestError.unsupported(studly(name));
            }
        });
        return this;
    }

    /** The object of this name; an empty one when it is missing or something else. */
    Payload object(String name) {
        return inside(name, field(name).filter(JsonNode::isObject).orElseGet(MissingNode::getInstance));
    }

    /** The objects of a list; none when it is missing or no list. */
    List<Payload> objects(String name) {
        List<Payload> objects = new ArrayList<>();
        field(name).filter(JsonNode::isArray).ifPresent(list -> list.forEach(it -> objects.add(inside(name, it))));
        return objects;
    }

    Optional<String> text(String name) {
        return scalar(name, "string");
    }

    private Optional<String> scalar(String name, String expected) {
        return field(name).map(value -> {
            if (value.isContainerNode()) {
                throw wrong(name, "array", expected);
            }
            return value.asText();
        });
    }

    /** As {@link #text}, where blank counts as missing. */
    Optional<String> filled(String name) {
        return text(name).filter(value -> !value.isBlank());
    }

    List<String> texts(String name) {
        Optional<JsonNode> list = field(name);
        if (list.isEmpty()) {
            return List.of();
        }
        if (!list.get().isArray()) {
            throw wrong(name, "string", "string[]");
        }
        List<String> texts = new ArrayList<>();
        list.get().forEach(it -> texts.add(it.asText()));
        return texts;
    }

    Optional<Long> number(String name) {
        return scalar(name, "int").map(value -> {
            if (!WHOLE.matcher(value).matches()) {
                throw wrong(name, value, "int");
            }
            return Long.parseLong(value);
        });
    }

    Optional<BigDecimal> decimal(String name) {
        return scalar(name, "float").map(value -> {
            if (!NUMBER.matcher(value).matches()) {
                throw wrong(name, value, "float");
            }
            return new BigDecimal(value);
        });
    }

    boolean isTrue(String name) {
        return text(name)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    private Optional<JsonNode> field(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            value = json.path(camel(name));
        }
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private Payload inside(String name, JsonNode value) {
        List<String> names = new ArrayList<>(within);
        names.add(name);
        return new Payload(value, List.copyOf(names));
    }

    /** The parameter of the call itself is not named, what is inside of it is. */
    private RestError wrong(String name, String value, String expected) {
        StringBuilder message = new StringBuilder();
        for (int i = 1; i < within.size(); i++) {
            message.append("Error occurred during \"").append(within.get(i)).append("\" processing. ");
        }
        if (!within.isEmpty()) {
            message.append("Error occurred during \"").append(name).append("\" processing. ");
        }
        return RestError.input(message + wrongType(value, expected));
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String camel(String name) {
        String studly = studly(name);
        return studly.isEmpty() ? studly : studly.substring(0, 1).toLowerCase(Locale.ROOT) + studly.substring(1);
    }

    private static String studly(String name) {
        StringBuilder studly = new StringBuilder();
        for (String part : name.split("_", -1)) {
            if (!part.isEmpty()) {
                studly.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        return studly.toString();
    }
}

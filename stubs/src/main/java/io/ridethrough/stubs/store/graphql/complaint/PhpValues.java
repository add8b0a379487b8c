package io.ridethrough.stubs.store.graphql.complaint;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of JSON as PHP converts and prints them. */
final class PhpValues {
    private PhpValues() {}

    static String text(Object value) {
        return value instanceof Boolean isTrue ? (isTrue ? "1" : "") : value.toString();
    }

    static @Nullable Double number(Object value) {
        if (value instanceof Boolean isTrue) {
            return isTrue ? 1.0 : 0.0;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return value instanceof String text && !text.isBlank() ? new BigDecimal(text.strip()).doubleValue() : null;
        } catch (NumberFormatException notNumeric) {
            return null;
        }
    }

    /** Nothing unless it is whole and has at most 32 bits. */
    static @Nullable Integer whole(Object value) {
        Double number = number(value);
        return number == null || number != number.intValue() ? null : (Integer) number.intValue();
    }

    /** As error messages show it: strings in quotes, lists and objects as JSON. */
    static String printed(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return text.isEmpty() ? "(empty string)" : "\"" + text + "\"";
        }
        return value instanceof Map || value instanceof Collection ? json(value) : value.toString();
    }

    private static String json(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(field -> json(String.valueOf(field.getKey())) + ":" + json(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(PhpValues::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            switch (character) {
                case '"', '\\', '/' -> quoted.append('\\').append(character);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (character < 0x20 || character > 0x7e) {
                        quoted.append("\\u%04x".formatted((int) character));
                    } else {
                        quoted.append(character);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}

package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fields of a request's JSON object; one of the wrong type is answered with 400. Names are matched regardless of case
 * where none matches exactly, as Toxiproxy's do.
 */
final class JsonFields {
    /** How long a name or an address can be, in characters. */
    static final int MAX_TEXT = 255;

    private JsonFields() {}

    /** Missing when there is no such field. */
    static JsonNode value(JsonNode json, String field) {
        JsonNode exact = json.path(field);
        if (!exact.isMissingNode()) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (entry.getKey().equalsIgnoreCase(field)) {
                return entry.getValue();
            }
        }
        return exact;
    }

    static boolean isAbsent(JsonNode json, String field) {
        JsonNode value = value(json, field);
        return value.isMissingNode() || value.isNull();
    }

    /** A name or an address, at most {@link #MAX_TEXT} characters; an empty one is as good as absent. */
    static String word(JsonNode json, String field, String absent) {
        String text = text(json, field, absent);
        if (text.length() > MAX_TEXT) {
            throw ProxyRequestException.badBody(field + " is longer than " + MAX_TEXT + " characters");
        }
        return text.isEmpty() ? absent : text;
    }

    static String text(JsonNode json, String field, String absent) {
        JsonNode value = value(json, field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isTextual()) {
            throw ProxyRequestException.badBody(field + " is not a string");
        }
        return value.asText();
    }

    static boolean flag(JsonNode json, String field, boolean absent) {
        JsonNode value = value(json, field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isBoolean()) {
            throw ProxyRequestException.badBody(field + " is not a boolean");
        }
        return value.asBoolean();
    }

    /** A whole number from 0 to {@code most}. */
    static long count(JsonNode json, String field, long most, long absent) {
        JsonNode value = value(json, field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0 || value.asLong() > most) {
            throw ProxyRequestException.badBody(field + " is not a whole number from 0 to " + most);
        }
        return value.asLong();
    }

    /** A number from 0 to {@code most}, which has to be there. */
    static double number(JsonNode json, String field, double most) {
        JsonNode value = value(json, field);
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > most) {
            throw ProxyRequestException.badBody(field + " is not a number from 0 to " + most);
        }
        return value.asDouble();
    }

    /** One of several words. */
    static <T> T choice(JsonNode json, String field, T[] choices, Function<T, String> word, T absent) {
        String text = text(json, field, word.apply(absent));
        for (T choice : choices) {
            if (word.apply(choice).equals(text)) {
                return choice;
            }
        }
        String words = Arrays.stream(choices).map(word).collect(Collectors.joining(", "));
        throw ProxyRequestException.badBody(field + " is none of " + words);
    }

    /** An object of strings, in its order. */
    static Map<String, String> texts(JsonNode json, String field, Map<String, String> absent) {
        JsonNode value = value(json, field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isObject()) {
            throw ProxyRequestException.badBody(field + " is not an object of strings");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        value.fieldNames().forEachRemaining(name -> texts.put(name, text(value, name, "")));
        return texts;
    }

    /** A number from 0 to 1. */
    static double share(JsonNode json, String field, double absent) {
        JsonNode value = value(json, field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1) {
            throw ProxyRequestException.badBody(field + " is not a number from 0 to 1");
        }
        return value.asDouble();
    }
}

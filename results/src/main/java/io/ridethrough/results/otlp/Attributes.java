package io.ridethrough.results.otlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Attributes as OTLP's JSON has them: a list of keys, each with a value that tells its type. For one thread. */
final class Attributes {

    /** Longer texts are cut: 1,000 spans of a request stay within some megabytes. */
    static final int MOST_CHARACTERS = 1_024;

    private final ArrayNode list = JsonNodeFactory.instance.arrayNode();

    Attributes with(String key, String text) {
        value(key).put("stringValue", shortened(text));
        return this;
    }

    /** Left out where the text is empty. */
    Attributes withAny(String key, String text) {
        return text.isEmpty() ? this : with(key, text);
    }

    /** As a text: JSON's numbers need not hold 64 bits. */
    Attributes with(String key, long number) {
        value(key).put("intValue", String.valueOf(number));
        return this;
    }

    Attributes with(String key, double number) {
        value(key).put("doubleValue", number);
        return this;
    }

    Attributes with(String key, boolean is) {
        value(key).put("boolValue", is);
        return this;
    }

    private ObjectNode value(String key) {
        return list.addObject().put("key", key).putObject("value");
    }

    ArrayNode json() {
        return list;
    }

    /** Never between the halves of a surrogate pair. */
    static String shortened(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = MOST_CHARACTERS - 1;
        boolean isPair = Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
        return text.substring(0, isPair ? end - 1 : end) + "…";
    }
}

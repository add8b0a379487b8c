package io.ridethrough.stubs.store.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What has one name in the recording and another in the shop at hand: carts, tokens, orders, addresses. */
final class Learnt {
    private static final Pattern IDENTIFIER =
            Pattern.compile("(^|_)(id|uid|token|number|increment_id|quote_id|entity_id|cart_id|customer_id)$");
    private static final Set<String> ADDRESS_VARIABLES = Set.of("a", "customer_address_id");
    private static final int SHORTEST_IDENTIFIER = 6;
    private static final int SHORTEST_LONE_VALUE = 16;

    // Longest first, so that no identifier is taken for a part of another.
    private final Map<String, String> names =
            new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    private final Map<Integer, Integer> addresses = new HashMap<>();

    void put(String recorded, String live) {
        names.put(recorded, live);
    }

    /** Learns from an answer of the shop what differs from the recorded one. */
    void from(JsonNode recorded, JsonNode live) {
        from(recorded, live, "");
    }

    private void from(JsonNode recorded, JsonNode live, String key) {
        if (recorded.isObject() && live.isObject()) {
            recorded.properties().forEach(field -> from(field.getValue(), live.path(field.getKey()), field.getKey()));
        } else if (recorded.isArray() && live.isArray()) {
            for (int i = 0; i < Math.min(recorded.size(), live.size()); i++) {
                from(recorded.get(i), live.get(i), key);
            }
        } else if (recorded.isTextual() && live.isTextual() && isIdentifier(key, recorded.asText())) {
            names.put(recorded.asText(), live.asText());
        }
    }

    private static boolean isIdentifier(String key, String text) {
        return text.indexOf(' ') < 0
                && (key.isEmpty()
                        ? text.length() >= SHORTEST_LONE_VALUE
                        : text.length() >= SHORTEST_IDENTIFIER
                                && IDENTIFIER.matcher(key).find());
    }

    void address(int recorded, int live) {
        addresses.put(recorded, live);
    }

    /** A recorded text with the live names in it. */
    String in(String text) {
        String live = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            live = live.replace(name.getKey(), name.getValue());
        }
        return live;
    }

    /** A recorded body with the live names in it. */
    JsonNode in(JsonNode body) {
        if (body.isTextual()) {
            return JsonNodeFactory.instance.textNode(in(body.asText()));
        }
        if (body.isArray()) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .addAll(body.valueStream().map(this::in).toList());
        }
        if (!body.isObject()) {
            return body;
        }
        ObjectNode live = JsonNodeFactory.instance.objectNode();
        body.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean isAddress = ADDRESS_VARIABLES.contains(field.getKey()) && value.isInt();
            live.set(
                    field.getKey(),
                    isAddress ? IntNode.valueOf(addresses.getOrDefault(value.asInt(), value.asInt())) : in(value));
        });
        return live;
    }
}

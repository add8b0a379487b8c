package io.ridethrough.stubs.store.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares answers by what a client relies on: which fields there are, of which type, whether lists are
 * empty, and the words of codes, categories and messages. Other values are compared by type alone.
 */
final class Shape {
    private static final Pattern VOLATILE =
            Pattern.compile("(order_date|created_at|updated_at|created_in|date|position|line|column|trace)$");
    private static final Set<String> EXACT = Set.of(
            "category",
            "code",
            "message",
            "status",
            "state",
            "__typename",
            "sku",
            "stock_status",
            "carrier_code",
            "method_code",
            "error_code",
            "type_id");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern NAME = Pattern.compile("\"[^\"]{16,}\"|[A-Za-z0-9]{32}");

    private final Learnt learnt;
    private final List<String> differences;

    Shape(Learnt learnt, List<String> differences) {
        this.learnt = learnt;
        this.differences = differences;
    }

    void compare(JsonNode recorded, JsonNode live) {
        compare(recorded, live, "body", "");
    }

    private void compare(JsonNode recorded, JsonNode live, String at, String key) {
        if (VOLATILE.matcher(key).find()) {
            return;
        }
        if (recorded.getNodeType() != live.getNodeType()) {
            differences.add(at + " is " + brief(live) + " where " + brief(recorded) + " was recorded");
        } else if (recorded.isObject()) {
            objects(recorded, live, at);
        } else if (recorded.isArray()) {
            arrays(recorded, live, at, key);
        } else if (recorded.isTextual() && EXACT.contains(key)) {
            String theirs = unnamed(learnt.in(recorded.asText()));
            if (!theirs.equals(unnamed(live.asText()))) {
                differences.add(at + " is " + brief(live) + " where " + brief(recorded) + " was recorded");
            }
        }
    }

    private void objects(JsonNode recorded, JsonNode live, String at) {
        recorded.properties().stream()
                .filter(field -> !field.getKey().equals("trace"))
                .forEach(field -> {
                    if (live.has(field.getKey())) {
                        compare(field.getValue(), live.get(field.getKey()), at + "." + field.getKey(), field.getKey());
                    } else {
                        differences.add(at + "." + field.getKey() + " is missing");
                    }
                });
        live.properties().stream()
                .filter(field ->
                        !recorded.has(field.getKey()) && !field.getKey().equals("trace"))
                .forEach(field -> differences.add(at + "." + field.getKey() + " was not recorded"));
    }

    private void arrays(JsonNode recorded, JsonNode live, String at, String key) {
        if (recorded.isEmpty() != live.isEmpty()) {
            differences.add(at + " has " + live.size() + " elements where " + recorded.size() + " were recorded");
            return;
        }
        for (int i = 0; i < Math.min(recorded.size(), live.size()); i++) {
            compare(recorded.get(i), live.get(i), at + "[" + i + "]", key);
        }
    }

    private static String unnamed(String text) {
        return NAME.matcher(NUMBER.matcher(text).replaceAll("0")).replaceAll("X");
    }

    private static String brief(JsonNode node) {
        String text = node.toString();
        return text.length() <= 160 ? text : text.substring(0, 160) + "...";
    }
}

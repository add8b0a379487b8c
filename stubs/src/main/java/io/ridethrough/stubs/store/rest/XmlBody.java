package io.ridethrough.stubs.store.rest;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer as Magento's XML: fields become elements, and what is in a list is an {@code item} each. */
final class XmlBody {
    private XmlBody() {}

    static String of(JsonNode body) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");
        element(xml, "response", body, 0);
        return xml.toString();
    }

    private static void element(StringBuilder xml, String name, JsonNode value, int depth) {
        String indent = "  ".repeat(depth);
        xml.append(indent).append('<').append(name);
        if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
            xml.append("/>\n");
        } else if (value.isContainerNode()) {
            xml.append(">\n");
            if (value.isArray()) {
                value.forEach(it -> element(xml, "item", it, depth + 1));
            } else {
                value.properties().forEach(field -> element(xml, field.getKey(), field.getValue(), depth + 1));
            }
            xml.append(indent).append("</").append(name).append(">\n");
        } else {
            xml.append('>')
                    .append(escaped(value.asText()))
                    .append("</")
                    .append(name)
                    .append(">\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

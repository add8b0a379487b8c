package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Toxic;

/**
 * Proxies in Toxiproxy's JSON. Beyond it: {@code http}, {@code point_header}, and {@code touched}, how many live connections the
 * latest outage closed.
 */
final class ProxyJson {
    private static final String ANY_LOOPBACK_PORT = "127.0.0.1:0";

    private ProxyJson() {}

    static ObjectNode write(Proxy proxy) {
        ProxyDefinition definition = proxy.definition();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", definition.name());
        json.put("listen", definition.listen());
        json.put("upstream", definition.upstream());
        json.put("enabled", definition.isEnabled());
        json.put("http", definition.isHttp());
        json.put("point_header", definition.pointHeader());
        json.put("touched", proxy.closedByOutage());
        json.set("toxics", writeToxics(proxy));
        return json;
    }

    static ArrayNode writeToxics(Proxy proxy) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Toxic toxic : proxy.toxics()) {
            json.add(ToxicJson.write(toxic));
        }
        return json;
    }

    static ProxyDefinition readNew(JsonNode json) {
        String name = JsonFields.text(json, "name", "");
        if (name.isEmpty()) {
            throw ProxyRequestException.missingField("name");
        }
        String upstream = JsonFields.text(json, "upstream", "");
        if (upstream.isEmpty()) {
            throw ProxyRequestException.missingField("upstream");
        }
        return new ProxyDefinition(
                name,
                JsonFields.text(json, "listen", ANY_LOOPBACK_PORT),
                upstream,
                JsonFields.flag(json, "enabled", true),
                JsonFields.flag(json, "http", false),
                JsonFields.text(json, "point_header", ""));
    }

    /** What is not named stays as it is; the name cannot change. */
    static ProxyDefinition readChange(JsonNode json, ProxyDefinition current) {
        return new ProxyDefinition(
                current.name(),
                JsonFields.text(json, "listen", current.listen()),
                JsonFields.text(json, "upstream", current.upstream()),
                JsonFields.flag(json, "enabled", current.isEnabled()),
                current.isHttp(),
                current.pointHeader());
    }
}

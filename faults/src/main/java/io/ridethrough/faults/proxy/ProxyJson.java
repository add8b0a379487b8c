package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        json.put("touched", proxy.outage().closedConnections());
        proxy.outage().lease().ifPresent(lease -> LeaseJson.write(lease, json));
        json.set("toxics", writeToxics(proxy));
        return json;
    }

    /** Those of the upstream first, as Toxiproxy has them; the order in which each direction applies them. */
    static ArrayNode writeToxics(Proxy proxy) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        proxy.toxics().all().stream()
                .sorted(Comparator.comparing(Toxic::direction))
                .map(toxic -> ToxicJson.write(proxy, toxic))
                .forEach(json::add);
        return json;
    }

    static ProxyDefinition readNew(JsonNode json) {
        return read(json, name(json), Optional.empty());
    }

    /** One of populate's: what is not said of a proxy that is there already stays as it is, but for its addresses. */
    static ProxyDefinition readPut(JsonNode json, Proxies proxies) {
        String name = name(json);
        return read(json, name, proxies.find(name).map(Proxy::definition));
    }

    private static ProxyDefinition read(JsonNode json, String name, Optional<ProxyDefinition> present) {
        String upstream = JsonFields.word(json, "upstream", "");
        if (upstream.isEmpty()) {
            throw ProxyRequestException.missingField("upstream");
        }
        return new ProxyDefinition(
                name,
                JsonFields.word(json, "listen", ANY_LOOPBACK_PORT),
                upstream,
                JsonFields.flag(
                        json, "enabled", present.map(ProxyDefinition::isEnabled).orElse(true)),
                JsonFields.flag(
                        json, "http", present.map(ProxyDefinition::isHttp).orElse(false)),
                JsonFields.word(
                        json,
                        "point_header",
                        present.map(ProxyDefinition::pointHeader).orElse("")),
                LeaseJson.asked(json));
    }

    private static String name(JsonNode json) {
        String name = JsonFields.word(json, "name", "");
        if (name.isEmpty()) {
            throw ProxyRequestException.missingField("name");
        }
        return name;
    }

    /** The toxics that a new proxy starts with, empty when nothing is said of them. */
    static Optional<List<LeasedToxic>> readToxics(JsonNode json) {
        return JsonFields.isAbsent(json, "toxics")
                ? Optional.empty()
                : Optional.of(ToxicJson.readAllNew(JsonFields.value(json, "toxics")));
    }

    /** What is not named stays as it is; the name cannot change, and toxics have paths of their own. */
    static ProxyDefinition readChange(JsonNode json, ProxyDefinition current) {
        return new ProxyDefinition(
                current.name(),
                JsonFields.word(json, "listen", current.listen()),
                JsonFields.word(json, "upstream", current.upstream()),
                JsonFields.flag(json, "enabled", current.isEnabled()),
                JsonFields.flag(json, "http", current.isHttp()),
                JsonFields.word(json, "point_header", current.pointHeader()),
                LeaseJson.asked(json));
    }
}

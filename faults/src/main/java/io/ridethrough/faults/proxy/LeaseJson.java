package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Leases in the API's JSON, beyond Toxiproxy's. Whoever creates a toxic or disables a proxy may ask for one with
 * {@code lease_millis}; {@code lease_millis} and {@code lease_left_millis} tell of it for as long as it lives.
 */
final class LeaseJson {
    /** The longest lease that can be asked for: a day. */
    static final Duration LONGEST = Duration.ofDays(1);

    private LeaseJson() {}

    /** The lease that a body asks for, zero for none ever; empty when it leaves that to the server. */
    static Optional<Duration> asked(JsonNode json) {
        long millis = JsonFields.count(json, "lease_millis", LONGEST.toMillis(), -1);
        return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    static void write(Lease lease, ObjectNode json) {
        if (!lease.isEndless()) {
            json.put("lease_millis", lease.term().toMillis());
            json.put("lease_left_millis", lease.left().toMillis());
        }
    }

    /**
     * Renews the leases that a body names, {@code {"toxics":[{"proxy","toxic"}],"proxies":[name]}}, and no others, so
     * that one runner does not keep the faults of another alive; without a body it renews all.
     *
     * @return {@code renewed}, how many there were, and the others, which have lapsed or were removed, as {@code missing}
     */
    static ObjectNode renew(JsonNode body, Proxies proxies) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (body.isMissingNode()) {
            return answer.put("renewed", proxies.renew());
        }
        ArrayNode missingToxics = JsonNodeFactory.instance.arrayNode();
        ArrayNode missingProxies = JsonNodeFactory.instance.arrayNode();
        int renewed = 0;
        for (JsonNode named : list(body, "toxics")) {
            String toxic = JsonFields.text(named, "toxic", "");
            renewed += renew(
                    proxies,
                    JsonFields.text(named, "proxy", ""),
                    proxy -> proxy.toxics().renew(toxic),
                    () -> missingToxics.add(named.deepCopy()));
        }
        for (JsonNode named : list(body, "proxies")) {
            if (!named.isTextual()) {
                throw ProxyRequestException.badBody("proxies is not an array of names");
            }
            renewed += renew(proxies, named.asText(), proxy -> proxy.outage().renew(), () -> missingProxies.add(named));
        }
        answer.put("renewed", renewed);
        answer.putObject("missing").<ObjectNode>set("toxics", missingToxics).set("proxies", missingProxies);
        return answer;
    }

    private static int renew(Proxies proxies, String proxy, Predicate<Proxy> renewal, Runnable whenMissing) {
        if (proxies.find(proxy).filter(renewal).isPresent()) {
            return 1;
        }
        whenMissing.run();
        return 0;
    }

    private static JsonNode list(JsonNode body, String field) {
        JsonNode list = body.path(field);
        if (!body.isObject() || !(list.isArray() || list.isMissingNode() || list.isNull())) {
            throw ProxyRequestException.badBody(field + " is not an array");
        }
        return list;
    }
}

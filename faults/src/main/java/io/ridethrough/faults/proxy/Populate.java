package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many proxies in one request. A mistake in what any of them says leaves everything as it was; one that cannot be put
 * in place ends the request, and is answered together with those that were before it.
 */
final class Populate {
    private final Proxies proxies;

    Populate(Proxies proxies) {
        this.proxies = proxies;
    }

    /** Empty toxics where nothing is said of them. */
    private record Wanted(ProxyDefinition definition, Optional<List<LeasedToxic>> toxics) {}

    ApiAnswer answer(JsonNode body) {
        ArrayNode put = JsonNodeFactory.instance.arrayNode();
        try {
            for (Wanted wanted : read(RequestBody.array(body, "proxies"))) {
                put.add(ProxyJson.write(proxies.put(wanted.definition(), wanted.toxics())));
            }
            return answer(201, JsonNodeFactory.instance.objectNode(), put);
        } catch (RuntimeException e) {
            ApiAnswer.Refusal refusal = ApiAnswer.Refusal.of(e);
            return answer(refusal.status(), refusal.json(), put);
        }
    }

    private List<Wanted> read(JsonNode body) {
        if (body.size() > Proxies.MAX_PROXIES) {
            throw ProxyRequestException.tooManyProxies();
        }
        List<Wanted> all = new ArrayList<>();
        for (JsonNode json : body) {
            try {
                JsonNode object = RequestBody.object(json);
                all.add(new Wanted(ProxyJson.readPut(object, proxies), ProxyJson.readToxics(object)));
            } catch (ProxyRequestException e) {
                throw e.at("proxy " + (all.size() + 1));
            }
        }
        return all;
    }

    private static ApiAnswer answer(int status, ObjectNode json, ArrayNode put) {
        json.set("proxies", put);
        return ApiAnswer.json(status, json);
    }
}

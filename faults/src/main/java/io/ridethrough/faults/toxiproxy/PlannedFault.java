package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A fault as a journal knows it: planned, so perhaps in place.
 *
 * @param id its name in the journal
 * @param api the Toxiproxy API that it is applied over
 * @param proxy the proxy that it breaks
 * @param kind the fault's type, such as {@code reset-peer}
 * @param toxics the names of its toxics, none for an outage
 * @param isOutage whether it disables the proxy
 */
public record PlannedFault(String id, URI api, String proxy, String kind, List<String> toxics, boolean isOutage) {
    public PlannedFault {
        toxics = List.copyOf(toxics);
    }

    void write(ObjectNode json) {
        json.put("api", api.toString()).put("proxy", proxy).put("kind", kind).put("outage", isOutage);
        ArrayNode names = json.putArray("toxics");
        toxics.forEach(names::add);
    }

    /** Whether both are outages of one proxy, which healing the one would end for the other as well. */
    boolean disablesTheSameAs(PlannedFault other) {
        return isOutage && other.isOutage && proxy.equals(other.proxy) && AllowedHosts.isSame(api, other.api);
    }

    /** @throws IllegalArgumentException when its address is none, or names no host */
    static PlannedFault read(JsonNode json) {
        List<String> toxics = new ArrayList<>();
        json.path("toxics").forEach(name -> toxics.add(name.asText()));
        URI api = URI.create(json.path("api").asText());
        if (api.getHost() == null) {
            throw new IllegalArgumentException("not the address of an API: " + api);
        }
        return new PlannedFault(
                json.path("fault").asText(),
                api,
                json.path("proxy").asText(),
                json.path("kind").asText(),
                toxics,
                json.path("outage").asBoolean());
    }
}

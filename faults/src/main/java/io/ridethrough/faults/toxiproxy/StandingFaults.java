package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Reads from a Toxiproxy API, of the fault proxy or the original, what is broken there now. Heals nothing. */
public final class StandingFaults {
    private StandingFaults() {}

    /**
     * Every toxic and every disabled proxy, asked over the network.
     *
     * @param api such as {@code http://127.0.0.1:8474}
     * @throws IOException when nothing that speaks the API answers there
     */
    public static List<StandingFault> at(URI api) throws IOException {
        JsonNode proxies = new ToxiproxyApi(api, ToxiproxyApi.CALL_LIMIT)
                .findProxies()
                .orElseThrow(() -> new IOException("something else answers at " + api));
        List<StandingFault> standing = new ArrayList<>();
        proxies.fields().forEachRemaining(named -> {
            for (JsonNode toxic : named.getValue().path("toxics")) {
                String name = toxic.path("name").asText();
                standing.add(new StandingFault(named.getKey(), name, name.startsWith(ToxiproxyInjector.PREFIX)));
            }
            if (!named.getValue().path("enabled").asBoolean(true)) {
                standing.add(new StandingFault(named.getKey(), "", false));
            }
        });
        return standing;
    }
}

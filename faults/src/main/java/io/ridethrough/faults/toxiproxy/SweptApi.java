package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eu.rekawek.toxiproxy.Proxy;
import io.ridethrough.faults.toxiproxy.Healing.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One Toxiproxy API as a sweep finds it, asked once: one that hangs is not waited for fault by fault. */
final class SweptApi {
    private final ToxiproxyApi api;
    private final JsonNode proxies;
    private final Optional<Outcome> trouble;
    private final String detail;

    private SweptApi(ToxiproxyApi api, JsonNode proxies, Optional<Outcome> trouble, String detail) {
        this.api = api;
        this.proxies = proxies;
        this.trouble = trouble;
        this.detail = detail;
    }

    /** Lists its proxies, over the network. */
    static SweptApi ask(URI url, AllowedHosts allowed, Duration callLimit) {
        ToxiproxyApi api = new ToxiproxyApi(url, callLimit);
        if (!allowed.allows(url)) {
            return troubled(api, Outcome.NOT_ALLOWED, url.getHost() + " is not on this machine, nor allowed");
        }
        try {
            Optional<JsonNode> proxies = api.findProxies();
            return proxies.isPresent()
                    ? new SweptApi(api, proxies.get(), Optional.empty(), "")
                    : troubled(api, Outcome.NO_SERVER, "something else answers there");
        } catch (ConnectException e) {
            // Refused on this machine: nobody is there. Elsewhere, the way there may be shut for now.
            Outcome outcome = AllowedHosts.isLoopback(url) ? Outcome.NO_SERVER : Outcome.FAILED;
            return troubled(api, outcome, "nothing answers there");
        } catch (IOException e) {
            return troubled(api, Outcome.FAILED, e.toString());
        }
    }

    private static SweptApi troubled(ToxiproxyApi api, Outcome outcome, String detail) {
        return new SweptApi(api, MissingNode.getInstance(), Optional.of(outcome), detail);
    }

    ToxiproxyApi api() {
        return api;
    }

    /** Its proxies by name, none when there is {@link #trouble}. */
    JsonNode proxies() {
        return proxies;
    }

    /** Why nothing can be healed there. */
    Optional<Outcome> trouble() {
        return trouble;
    }

    /** The trouble in one line. */
    String detail() {
        return detail;
    }

    /** Enables a proxy; false when it was not there. */
    boolean enable(String name) throws IOException {
        Optional<Proxy> proxy = api.find(name);
        if (proxy.isPresent()) {
            api.enable(proxy.get());
        }
        return proxy.isPresent();
    }

    /** Removes a fault by its toxics' names; of an outage, enables its proxy if that is still disabled. */
    Healing heal(PlannedFault fault) {
        if (trouble.isPresent()) {
            return Healing.of(fault, trouble.get(), detail);
        }
        JsonNode proxy = proxies.path(fault.proxy());
        boolean wasThere = false;
        try {
            for (JsonNode toxic : proxy.path("toxics")) {
                String name = toxic.path("name").asText();
                if (fault.toxics().contains(name)) {
                    wasThere |= api.remove(fault.proxy(), name);
                }
            }
            if (fault.isOutage()
                    && proxy.has("enabled")
                    && !proxy.path("enabled").asBoolean()) {
                wasThere |= enable(fault.proxy());
            }
        } catch (IOException e) {
            return Healing.of(fault, Outcome.FAILED, e.toString());
        }
        return Healing.of(fault, wasThere ? Outcome.REMOVED : Outcome.GONE, "");
    }
}

package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eu.rekawek.toxiproxy.Proxy;
import io.ridethrough.faults.toxiproxy.Healing.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * One Toxiproxy API as a sweep finds it, its proxies asked for once. One that hangs, from the start or later, is not waited
 * for fault by fault.
 */
final class SweptApi {
    private final ToxiproxyApi api;
    private final JsonNode proxies;
    private Optional<Outcome> trouble;
    private String detail;

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
        return proxy.isPresent() && api.enable(proxy.get());
    }

    /** Removes a fault by its toxics' names; of an outage, enables its proxy if that is still disabled. */
    Healing heal(PlannedFault fault) {
        JsonNode proxy = proxies.path(fault.proxy());
        return heal(fault.proxy(), fault.id(), () -> {
            boolean wasThere = false;
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
            return wasThere;
        });
    }

    /**
     * Makes a call that heals a fault, unless there is {@link #trouble}.
     *
     * @param proxy as the outcome is to name it, and so {@code fault}
     */
    Healing heal(String proxy, String fault, Call call) {
        if (trouble.isPresent()) {
            return new Healing(api.url(), proxy, fault, trouble.get(), detail);
        }
        try {
            return new Healing(api.url(), proxy, fault, call.wasThere() ? Outcome.REMOVED : Outcome.GONE, "");
        } catch (HttpTimeoutException e) {
            trouble = Optional.of(Outcome.FAILED);
            detail = e.toString();
            return new Healing(api.url(), proxy, fault, Outcome.FAILED, detail);
        } catch (IOException e) {
            return new Healing(api.url(), proxy, fault, Outcome.FAILED, e.toString());
        }
    }

    /** Calls of the API that remove something. */
    interface Call {
        /** Makes them, and says whether there was anything to remove. */
        boolean wasThere() throws IOException;
    }
}

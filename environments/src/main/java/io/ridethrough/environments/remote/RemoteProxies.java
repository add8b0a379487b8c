package io.ridethrough.environments.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.remote.RemoteDefinition.Faults;
import io.ridethrough.environments.remote.RemoteDefinition.Server;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The proxies that a definition names, on somebody's Toxiproxy API. */
public final class RemoteProxies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);

    /** What the fault proxy counts of each proxy, by the name that a reading gives it. */
    private static final Map<String, String> COUNTERS = Map.of(
            "attempts", "ridethrough_proxy_attempts_total",
            "connections", "ridethrough_proxy_connections_total",
            "openConnections", "ridethrough_proxy_open_connections",
            "refused", "ridethrough_proxy_refused_total",
            "bytesUp", "ridethrough_proxy_up_bytes_total",
            "bytesDown", "ridethrough_proxy_down_bytes_total");

    private final Faults faults;
    private final Fetching fetching;

    public RemoteProxies(Faults faults, Fetching fetching) {
        this.faults = faults;
        this.fetching = fetching;
    }

    /**
     * Where each target's proxy listens, read over the API.
     *
     * @throws IOException when the API does not answer, or a proxy is missing, broken already, or sees no requests: the
     *     message has a line for each
     */
    Map<String, URI> addresses() throws IOException {
        JsonNode all = all();
        List<String> mistakes = mistakes(all);
        if (!mistakes.isEmpty()) {
            throw new IOException(String.join("; ", mistakes));
        }
        Map<String, URI> addresses = new LinkedHashMap<>();
        faults.proxies()
                .forEach((target, name) -> addresses.put(
                        target, address(all.path(name).path("listen").asText())));
        return addresses;
    }

    /** What is wrong with the proxies, a line each, read over the API. */
    List<String> mistakes() throws IOException {
        return mistakes(all());
    }

    /** Where a target's proxy listens, whatever else is wrong with it, read over the API; empty where that is not told. */
    Optional<URI> listening(String target) {
        try {
            String listen = all().path(String.valueOf(faults.proxies().get(target)))
                    .path("listen")
                    .asText();
            return listen.isEmpty() ? Optional.empty() : Optional.of(address(listen));
        } catch (IOException | IllegalArgumentException untold) {
            return Optional.empty();
        }
    }

    private JsonNode all() throws IOException {
        return JSON.readTree(fetching.get(faults.api().resolve("/proxies"), Map.of(), PATIENCE)
                .good()
                .body());
    }

    private List<String> mistakes(JsonNode all) {
        List<String> mistakes = new ArrayList<>();
        faults.proxies()
                .forEach((target, name) ->
                        mistake(target, name, all.path(name), all).ifPresent(mistakes::add));
        return mistakes;
    }

    private Optional<String> mistake(String target, String name, JsonNode proxy, JsonNode all) {
        if (!proxy.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            all.fieldNames().forEachRemaining(names::add);
            return Optional.of(
                    "there is no proxy `" + name + "` before " + target + "; there is: " + String.join(", ", names));
        }
        if (!proxy.path("enabled").asBoolean() || !proxy.path("toxics").isEmpty()) {
            return Optional.of("the proxy `" + name + "` is broken already, by somebody else or a run that was killed;"
                    + " see: ridethrough heal");
        }
        boolean isBlind = faults.server() == Server.FAULT_PROXY
                && target.equals(RemoteParts.INFERENCE)
                && !(proxy.path("http").asBoolean()
                        && !proxy.path("point_header").asText().isEmpty());
        return isBlind
                ? Optional.of("the proxy `" + name + "` tells no attempts by inference point: create it with"
                        + " \"http\": true and \"point_header\": \"X-Inference-Point\"")
                : Optional.empty();
    }

    /** One that listens everywhere is called where its API is. */
    private URI address(String listen) {
        int port = listen.lastIndexOf(':');
        String host = listen.substring(0, Math.max(port, 0));
        boolean isAnywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("[::]");
        return URI.create(
                "http://" + (isAnywhere ? faults.api().getHost() : host) + listen.substring(Math.max(port, 0)));
    }

    /** What was counted at each proxy, over HTTP; nothing where nobody counts. */
    public List<ProbeReading> probe() {
        if (faults.server() != Server.FAULT_PROXY) {
            return List.of();
        }
        PrometheusText metrics;
        try {
            metrics = PrometheusText.of(fetching.get(faults.api().resolve("/metrics"), Map.of(), PROBE_PATIENCE)
                    .good()
                    .body());
        } catch (IOException unread) {
            return List.of();
        }
        List<ProbeReading> readings = new ArrayList<>();
        faults.proxies().forEach((target, name) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            COUNTERS.forEach((field, metric) ->
                    metrics.count(metric, Map.of("proxy", name)).ifPresent(count -> values.put(field, count)));
            if (!values.isEmpty()) {
                values.put("target", target);
                readings.add(new ProbeReading("proxy", values));
            }
        });
        return readings;
    }
}

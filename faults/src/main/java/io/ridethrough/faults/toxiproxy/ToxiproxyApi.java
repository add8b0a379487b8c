package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Calls of a Toxiproxy API, each bounded in time. Through toxiproxy-java where it can: it installs a toxic before its
 * attributes are set, fails on lists with types that it doesn't know, and cannot ask for a lease; those calls are made
 * directly.
 */
final class ToxiproxyApi {
    /** How long a run waits for an answer. */
    static final Duration CALL_LIMIT = Duration.ofSeconds(5);

    private static final int NOT_FOUND = 404;
    /** How toxiproxy-java begins the message of a failure of that status. */
    private static final String TOLD_NOT_FOUND = "[404]";

    private static final int LONGEST_REASON = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final Duration callLimit;
    private final PatientCalls calls;
    private final ToxiproxyClient client;
    private final HttpClient http;

    ToxiproxyApi(URI url, Duration callLimit) {
        this.url = url;
        this.callLimit = callLimit;
        this.calls = new PatientCalls(url, callLimit);
        this.client = new ToxiproxyClient(url.getScheme(), url.getHost(), url.getPort());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(callLimit)
                .build();
    }

    URI url() {
        return url;
    }

    /** What the server says of itself: an object, but for early Toxiproxies, whose plain number is passed over. */
    JsonNode version() throws IOException {
        String body = calls.of(client::version);
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Every proxy by name, with its toxics; empty when what answers is no Toxiproxy. */
    Optional<JsonNode> findProxies() throws IOException {
        HttpResponse<String> response = send("GET", "/proxies", "");
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        expect2xx("GET", "/proxies", response);
        try {
            return Optional.of(JSON.readTree(response.body())).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    JsonNode proxy(String name) throws IOException {
        return call("GET", path(name), "");
    }

    JsonNode toxic(String proxy, String name) throws IOException {
        return call("GET", path(proxy, name), "");
    }

    /** @param lease what to ask for, where the server has leases */
    void add(String proxy, ToxicOrder order, Optional<Duration> lease) throws IOException {
        ObjectNode toxic = order.json();
        lease.ifPresent(term -> toxic.put("lease_millis", term.toMillis()));
        call("POST", path(proxy) + "/toxics", toxic.toString());
    }

    /** Removes a toxic; false when it was not there, nor perhaps its proxy. */
    boolean remove(String proxy, String toxic) throws IOException {
        return isFound("DELETE", path(proxy, toxic), "");
    }

    /** A proxy that can be enabled and disabled; empty when there is none of that name. */
    Optional<Proxy> find(String name) throws IOException {
        try {
            return Optional.of(calls.of(() -> client.getProxy(encoded(name))));
        } catch (IOException e) {
            if (isNotFound(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** @param lease what to ask for, where the server has leases */
    void disable(Proxy proxy, Optional<Duration> lease) throws IOException {
        if (lease.isPresent()) {
            ObjectNode change = JsonNodeFactory.instance.objectNode();
            change.put("enabled", false).put("lease_millis", lease.get().toMillis());
            call("POST", path(proxy.getName()), change.toString());
        } else {
            calls.of(() -> {
                proxy.disable();
                return proxy;
            });
        }
    }

    /** Enables a proxy; false when it is not there any more. */
    boolean enable(Proxy proxy) throws IOException {
        try {
            calls.of(() -> {
                proxy.enable();
                return proxy;
            });
            return true;
        } catch (IOException e) {
            if (isNotFound(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isNotFound(IOException failure) {
        return String.valueOf(failure.getMessage()).startsWith(TOLD_NOT_FOUND);
    }

    /** Removes every toxic and enables every proxy. */
    void reset() throws IOException {
        calls.of(() -> {
            client.reset();
            return client;
        });
    }

    /** Renews the leases of these faults and no others; says which of them are gone. */
    Set<FaultName> renew(Collection<FaultName> faults) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode toxics = body.putArray("toxics");
        ArrayNode proxies = body.putArray("proxies");
        for (FaultName fault : faults) {
            fault.toxic()
                    .ifPresentOrElse(
                            toxic -> toxics.addObject()
                                    .put("proxy", fault.proxy())
                                    .put("toxic", toxic),
                            () -> proxies.add(fault.proxy()));
        }
        JsonNode missing = call("POST", "/leases/renew", body.toString()).path("missing");
        Set<FaultName> gone = new HashSet<>();
        missing.path("toxics")
                .forEach(toxic -> gone.add(new FaultName(
                        toxic.path("proxy").asText(),
                        Optional.of(toxic.path("toxic").asText()))));
        missing.path("proxies").forEach(proxy -> gone.add(new FaultName(proxy.asText(), Optional.empty())));
        return gone;
    }

    private boolean isFound(String method, String path, String body) throws IOException {
        HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() == NOT_FOUND) {
            return false;
        }
        expect2xx(method, path, response);
        return true;
    }

    private JsonNode call(String method, String path, String body) throws IOException {
        return JSON.readTree(expect2xx(method, path, send(method, path, body)).body());
    }

    private static HttpResponse<String> expect2xx(String method, String path, HttpResponse<String> response)
            throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    method + " " + path + " was answered " + response.statusCode() + ": " + reason(response.body()));
        }
        return response;
    }

    /** What the server says is wrong, in its own words. */
    private static String reason(String body) {
        String reason = body;
        try {
            reason = JSON.readTree(body).path("error").asText(body);
        } catch (JsonProcessingException e) {
            // Then it is no answer of a Toxiproxy, and told as it is.
        }
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(callLimit)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return calls.await(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }

    private static String path(String proxy) {
        return "/proxies/" + encoded(proxy);
    }

    private static String path(String proxy, String toxic) {
        return path(proxy) + "/toxics/" + encoded(toxic);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.ArrayList;
import java.util.List;

/**
 * What each path of the API does: Toxiproxy's (documented in its README, section HTTP API), and beyond it
 * {@code POST /leases/renew}, which renews the lease of every live fault.
 */
final class ApiRoutes {
    /** The release of Toxiproxy whose API this is, and whose server it is. */
    private static final String VERSION = "2.12.0-ridethrough";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Proxies proxies;
    private final FaultProxySettings settings;

    ApiRoutes(Proxies proxies, FaultProxySettings settings) {
        this.proxies = proxies;
        this.settings = settings;
    }

    /**
     * @param path its decoded segments, such as {@code proxies, inference, toxics}
     * @param body missing when the request has none
     * @throws ProxyRequestException with the status to answer with
     */
    ApiAnswer answer(String method, List<String> path, JsonNode body) {
        String root = path.isEmpty() ? "" : path.get(0);
        return switch (path.size()) {
            case 1 ->
                switch (root) {
                    case "proxies" -> proxies(method, body);
                    case "populate" -> only("POST", method, () -> populate(body));
                    case "reset" -> only("POST", method, this::reset);
                    case "version" -> only("GET", method, this::version);
                    case "metrics" -> only("GET", method, () -> ApiAnswer.text(MetricsText.of(proxies.all())));
                    default -> throw noPath();
                };
            case 2 -> {
                if (root.equals("leases") && path.get(1).equals("renew")) {
                    yield only("POST", method, this::renew);
                }
                require(root.equals("proxies"));
                yield proxy(method, proxies.get(path.get(1)), body);
            }
            case 3 -> {
                require(root.equals("proxies") && path.get(2).equals("toxics"));
                yield toxics(method, proxies.get(path.get(1)), body);
            }
            case 4 -> {
                require(root.equals("proxies") && path.get(2).equals("toxics"));
                Proxy proxy = proxies.get(path.get(1));
                yield toxic(method, proxy, proxy.toxic(path.get(3)), body);
            }
            default -> throw noPath();
        };
    }

    private ApiAnswer proxies(String method, JsonNode body) {
        return switch (method) {
            case "GET" -> {
                ObjectNode all = JSON.objectNode();
                proxies.all().forEach(proxy -> all.set(proxy.name(), ProxyJson.write(proxy)));
                yield ApiAnswer.json(200, all);
            }
            case "POST" -> ApiAnswer.json(201, ProxyJson.write(proxies.create(ProxyJson.readNew(object(body)))));
            default -> throw notAllowed(method);
        };
    }

    private ApiAnswer proxy(String method, Proxy proxy, JsonNode body) {
        return switch (method) {
            case "GET" -> ApiAnswer.json(200, ProxyJson.write(proxy));
            case "POST", "PATCH" -> {
                ProxyDefinition changed = ProxyJson.readChange(object(body), proxy.definition());
                yield ApiAnswer.json(200, ProxyJson.write(proxies.update(proxy, changed)));
            }
            case "DELETE" -> {
                proxies.delete(proxy.name());
                yield ApiAnswer.noContent();
            }
            default -> throw notAllowed(method);
        };
    }

    private ApiAnswer toxics(String method, Proxy proxy, JsonNode body) {
        return switch (method) {
            case "GET" -> ApiAnswer.json(200, ProxyJson.writeToxics(proxy));
            case "POST" -> {
                Toxic toxic = ToxicJson.readNew(object(body));
                proxy.add(toxic);
                yield ApiAnswer.json(200, ToxicJson.write(toxic));
            }
            default -> throw notAllowed(method);
        };
    }

    private ApiAnswer toxic(String method, Proxy proxy, Toxic toxic, JsonNode body) {
        return switch (method) {
            case "GET" -> ApiAnswer.json(200, ToxicJson.write(toxic));
            case "POST", "PATCH" -> {
                JsonNode change = object(body);
                proxy.update(
                        toxic, ToxicJson.readAttributes(change, toxic), ToxicJson.toxicity(change, toxic.toxicity()));
                yield ApiAnswer.json(200, ToxicJson.write(toxic));
            }
            case "DELETE" -> {
                proxy.remove(toxic);
                yield ApiAnswer.noContent();
            }
            default -> throw notAllowed(method);
        };
    }

    private ApiAnswer populate(JsonNode body) {
        if (!body.isArray()) {
            throw ProxyRequestException.badBody("not an array of proxies");
        }
        // All are read before the first is put, so that a mistake in one leaves everything as it was.
        List<ProxyDefinition> definitions = new ArrayList<>();
        body.forEach(json -> definitions.add(ProxyJson.readNew(object(json))));
        ArrayNode put = JSON.arrayNode();
        definitions.forEach(definition -> put.add(ProxyJson.write(proxies.put(definition))));
        return ApiAnswer.json(201, JSON.objectNode().set("proxies", put));
    }

    private ApiAnswer reset() {
        proxies.heal();
        return ApiAnswer.noContent();
    }

    private ApiAnswer version() {
        return ApiAnswer.json(
                200,
                JSON.objectNode()
                        .put("version", VERSION)
                        .put("lease_millis", settings.lease().toMillis()));
    }

    private ApiAnswer renew() {
        return ApiAnswer.json(
                200,
                JSON.objectNode()
                        .put("renewed", proxies.renew())
                        .put("lease_millis", settings.lease().toMillis()));
    }

    private interface Action {
        ApiAnswer run();
    }

    private static ApiAnswer only(String allowed, String method, Action action) {
        if (!method.equals(allowed)) {
            throw notAllowed(method);
        }
        return action.run();
    }

    private static JsonNode object(JsonNode body) {
        if (!body.isObject()) {
            throw ProxyRequestException.badBody("not an object");
        }
        return body;
    }

    private static void require(boolean isKnownPath) {
        if (!isKnownPath) {
            throw noPath();
        }
    }

    private static ProxyRequestException noPath() {
        return new ProxyRequestException(404, "no such path");
    }

    private static ProxyRequestException notAllowed(String method) {
        return new ProxyRequestException(405, "method not allowed: " + method);
    }
}

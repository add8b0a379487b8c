package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What each path of the API does: Toxiproxy's (documented in its README, section HTTP API), and beyond it
 * {@code POST /leases/renew}, which renews the leases of the live faults that its body names, and {@code GET /events},
 * which goes on as what happens is told.
 */
final class ApiRoutes {
    /** The release of Toxiproxy whose API this is, and whose server it is. */
    private static final String VERSION = "2.12.0-ridethrough";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Proxies proxies;
    private final FaultProxySettings settings;
    private final Populate populate;

    ApiRoutes(Proxies proxies, FaultProxySettings settings) {
        this.proxies = proxies;
        this.settings = settings;
        this.populate = new Populate(proxies);
    }

    /**
     * @param path its decoded segments, such as {@code proxies, inference, toxics}
     * @param body read only where the path needs it, and after what the path names is found
     * @throws ProxyRequestException with the status to answer with
     */
    ApiAnswer answer(String method, List<String> path, Supplier<JsonNode> body) {
        String root = path.get(0);
        require(!path.contains(""));
        return switch (path.size()) {
            case 1 ->
                switch (root) {
                    case "proxies" -> proxies(method, body);
                    case "populate" -> only("POST", method, () -> populate.answer(body.get()));
                    case "reset" -> only("POST", method, this::reset);
                    case "version" -> only("GET", method, this::version);
                    case "metrics" -> only("GET", method, () -> ApiAnswer.text(MetricsPage.of(proxies)));
                    case "events" -> only("GET", method, ApiAnswer::events);
                    default -> throw ProxyRequestException.noPath();
                };
            case 2 -> {
                if (root.equals("leases") && path.get(1).equals("renew")) {
                    yield only("POST", method, () -> renew(body.get()));
                }
                require(root.equals("proxies"));
                yield proxy(method, path.get(1), body);
            }
            case 3 -> {
                require(root.equals("proxies") && path.get(2).equals("toxics"));
                yield toxics(method, path.get(1), body);
            }
            case 4 -> {
                require(root.equals("proxies") && path.get(2).equals("toxics"));
                yield toxic(method, path.get(1), path.get(3), body);
            }
            default -> throw ProxyRequestException.noPath();
        };
    }

    private ApiAnswer proxies(String method, Supplier<JsonNode> body) {
        return switch (method) {
            case "GET" -> {
                ObjectNode all = JSON.objectNode();
                proxies.all().stream()
                        .sorted(Comparator.comparing(Proxy::name))
                        .forEach(proxy -> all.set(proxy.name(), ProxyJson.write(proxy)));
                yield ApiAnswer.json(200, all);
            }
            case "POST" -> {
                JsonNode json = RequestBody.object(body.get());
                ProxyDefinition definition = ProxyJson.readNew(json);
                List<LeasedToxic> toxics = ProxyJson.readToxics(json).orElse(List.of());
                yield ApiAnswer.json(201, ProxyJson.write(proxies.create(definition, toxics)));
            }
            default -> throw notAllowed(method);
        };
    }

    private ApiAnswer proxy(String method, String name, Supplier<JsonNode> body) {
        return switch (method) {
            case "GET" -> ApiAnswer.json(200, ProxyJson.write(proxies.get(name)));
            case "POST", "PATCH" -> {
                Proxy proxy = proxies.get(name);
                ProxyDefinition changed = ProxyJson.readChange(RequestBody.object(body.get()), proxy.definition());
                yield ApiAnswer.json(200, ProxyJson.write(proxies.update(proxy, changed)));
            }
            case "DELETE" -> {
                proxies.delete(name);
                yield ApiAnswer.noContent();
            }
            default -> throw notAllowed(method);
        };
    }

    private ApiAnswer toxics(String method, String proxyName, Supplier<JsonNode> body) {
        return switch (method) {
            case "GET" -> ApiAnswer.json(200, ProxyJson.writeToxics(proxies.get(proxyName)));
            case "POST" -> {
                Proxy proxy = proxies.get(proxyName);
                LeasedToxic added = ToxicJson.readNew(RequestBody.object(body.get()));
                proxy.toxics().add(added);
                yield ApiAnswer.json(200, ToxicJson.write(proxy, added.toxic()));
            }
            default -> throw notAllowed(method);
        };
    }

    private ApiAnswer toxic(String method, String proxyName, String name, Supplier<JsonNode> body) {
        return switch (method) {
            case "GET" -> {
                Proxy proxy = proxies.get(proxyName);
                yield ApiAnswer.json(200, ToxicJson.write(proxy, proxy.toxic(name)));
            }
            case "POST", "PATCH" -> {
                Proxy proxy = proxies.get(proxyName);
                Toxic toxic = proxy.toxic(name);
                JsonNode change = RequestBody.object(body.get());
                proxy.toxics()
                        .update(
                                toxic,
                                ToxicJson.readAttributes(change, toxic),
                                ToxicJson.toxicity(change, toxic.toxicity()));
                yield ApiAnswer.json(200, ToxicJson.write(proxy, toxic));
            }
            case "DELETE" -> {
                Proxy proxy = proxies.get(proxyName);
                proxy.toxics().remove(proxy.toxic(name));
                yield ApiAnswer.noContent();
            }
            default -> throw notAllowed(method);
        };
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

    private ApiAnswer renew(JsonNode body) {
        return ApiAnswer.json(200, LeaseJson.renew(body, proxies));
    }

    private static ApiAnswer only(String allowed, String method, Supplier<ApiAnswer> action) {
        if (!method.equals(allowed)) {
            throw notAllowed(method);
        }
        return action.get();
    }

    private static void require(boolean isKnownPath) {
        if (!isKnownPath) {
            throw ProxyRequestException.noPath();
        }
    }

    private static ProxyRequestException notAllowed(String method) {
        return new ProxyRequestException(405, "method not allowed: " + method);
    }
}

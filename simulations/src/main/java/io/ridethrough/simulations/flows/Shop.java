package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How clients talk to the shop. */
public final class Shop {

    private Shop() {}

    /**
     * Keep-alive connections shared by all users, or an open workload would use up ports; no cache and no redirects,
     * or a step would not be one exchange.
     *
     * @param url the shop's base URL, without a trailing slash
     */
    public static HttpProtocolBuilder protocol(String url) {
        return protocol(url, Optional.empty(), Map.of());
    }

    /**
     * As {@link #protocol(String)}, of a shop with several store views, whose host somebody else has looked up.
     *
     * @param storeCode the store view to shop in, which a cookie would choose otherwise; empty for the shop's default
     * @param pinned the host's IP addresses by its name: no other is called, whatever the name comes to mean
     */
    public static HttpProtocolBuilder protocol(
            String url, Optional<String> storeCode, Map<String, List<String>> pinned) {
        HttpProtocolBuilder protocol = anywhere(url);
        HttpProtocolBuilder found = pinned.isEmpty() ? protocol : protocol.hostNameAliases(pinned);
        return storeCode.map(code -> found.header("Store", code)).orElse(found);
    }

    private static HttpProtocolBuilder anywhere(String url) {
        return http.baseUrl(url)
                .acceptHeader("application/json")
                .contentTypeHeader("application/json")
                .userAgentHeader("ridethrough")
                .shareConnections()
                .disableWarmUp()
                .disableCaching()
                .disableFollowRedirect();
    }
}

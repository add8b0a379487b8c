package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
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
        return protocol(url, Optional.empty());
    }

    /** @param storeCode the store view to shop in, which a cookie would choose otherwise; empty for the shop's default */
    public static HttpProtocolBuilder protocol(String url, Optional<String> storeCode) {
        HttpProtocolBuilder protocol = anywhere(url);
        return storeCode.map(code -> protocol.header("Store", code)).orElse(protocol);
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

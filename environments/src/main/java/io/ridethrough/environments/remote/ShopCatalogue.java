package io.ridethrough.environments.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.remote.RemoteDefinition.Shop;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a shop shows over GraphQL: its simple products that are in stock, as its {@code products} query lists them. */
final class ShopCatalogue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A filter that every product passes that costs anything: Magento wants one, and 2.4.7 finds nothing from zero on. */
    private static final String QUERY =
            "{products(filter:{price:{from:\"0.01\"}},pageSize:50,currentPage:1){items{__typename sku stock_status}}}";

    private ShopCatalogue() {}

    /**
     * The SKUs of the first fifty, asked over HTTP. Others than simple products have to be chosen, or are not shipped.
     *
     * @throws IOException when the shop does not answer, or shows none
     */
    static List<String> inStock(Shop shop, Fetching fetching) throws IOException {
        Fetching.Answer answer = fetching.post(
                URI.create(shop.url() + "/graphql"),
                JSON.createObjectNode().put("query", QUERY).toString(),
                shop.storeCode().map(code -> Map.of("Store", code)).orElse(Map.of()),
                PATIENCE);
        List<String> skus = new ArrayList<>();
        for (JsonNode product : JSON.readTree(answer.good().body()).at("/data/products/items")) {
            if (product.path("__typename").asText().equals("SimpleProduct")
                    && product.path("stock_status").asText().equals("IN_STOCK")) {
                skus.add(product.path("sku").asText());
            }
        }
        if (skus.isEmpty()) {
            throw new IOException("the shop at " + shop.url()
                    + " shows no simple product that is in stock; name some under `catalogue`");
        }
        return skus;
    }
}

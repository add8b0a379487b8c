package io.ridethrough.environments.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.LedgerReading.NotedDecision;
import io.ridethrough.environments.LedgerReading.ShopOrder;
import io.ridethrough.environments.ShopRefusedException;
import io.ridethrough.environments.embedded.StoreDecisions;
import io.ridethrough.environments.secret.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Orders and stock over Magento's admin REST API: {@code GET /rest/V1/orders} and {@code GET
 * /rest/V1/inventory/source-items} with {@code searchCriteria}. The token's resources have to be {@code
 * Magento_Sales::actions_view} and {@code Magento_InventoryApi::source}.
 */
final class RestLedger {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Below the 300 that Magento allows where it limits input. */
    private static final int PAGE = 100;

    private static final int MOST_PAGES = 10_000;

    /** SKUs asked for at once: an address has to stay short. */
    private static final int MOST_SKUS = 50;

    private static final String ORDER_FIELDS = "items[increment_id,quote_id,customer_email,grand_total,status,"
            + "items[sku,qty_ordered,qty_canceled]],total_count";

    private final URI url;
    private final Secret token;
    private final Fetching fetching;

    /** @param url the API's base address, without {@code /rest} */
    RestLedger(URI url, Secret token, Fetching fetching) {
        this.url = url;
        this.token = token;
        this.fetching = fetching;
    }

    /**
     * The orders of some buyers, and what of each product they hold.
     *
     * @param unitsSold by SKU, without what was canceled
     */
    record OrderBook(List<ShopOrder> orders, SortedMap<String, Long> unitsSold) {}

    /**
     * Reads the orders whose buyer's e-mail contains a text, over HTTP.
     *
     * @throws IOException when the shop does not answer, or not with orders
     */
    OrderBook orders(String tag) throws IOException {
        Map<String, String> criteria = new LinkedHashMap<>(filter("customer_email", "like", "%" + tag + "%"));
        criteria.put("searchCriteria[sortOrders][0][field]", "entity_id");
        criteria.put("searchCriteria[sortOrders][0][direction]", "ASC");
        criteria.put("fields", ORDER_FIELDS);
        List<ShopOrder> orders = new ArrayList<>();
        SortedMap<String, Long> unitsSold = new TreeMap<>();
        for (JsonNode order : items("/rest/V1/orders", criteria)) {
            String email = order.path("customer_email").asText();
            // The shop's own pattern takes an underscore for any letter.
            if (email.contains(tag)) {
                orders.add(new ShopOrder(
                        order.path("increment_id").asText(),
                        order.path("quote_id").asText(),
                        email,
                        new BigDecimal(order.path("grand_total").asText("0")),
                        order.path("status").asText()));
                for (JsonNode line : order.path("items")) {
                    long units = line.path("qty_ordered").asLong()
                            - line.path("qty_canceled").asLong();
                    unitsSold.merge(line.path("sku").asText(), units, Long::sum);
                }
            }
        }
        return new OrderBook(orders, unitsSold);
    }

    /** Reads over HTTP what the reference store noted about orders and accounts whose e-mail contains a text. */
    List<NotedDecision> notes(String tag) throws IOException {
        List<NotedDecision> decisions = new ArrayList<>();
        for (JsonNode order : items("/rest/V1/inference/notes/orders", Map.of())) {
            decisions.add(StoreDecisions.ofOrder(order));
        }
        for (JsonNode account : items("/rest/V1/inference/notes/accounts", Map.of())) {
            decisions.add(StoreDecisions.ofAccount(account));
        }
        return decisions.stream().filter(noted -> noted.email().contains(tag)).toList();
    }

    /** Reads over HTTP how many units there are of some products, by SKU, at all sources together. */
    Map<String, Long> stock(List<String> skus) throws IOException {
        Map<String, Long> units = new TreeMap<>();
        for (int from = 0; from < skus.size(); from += MOST_SKUS) {
            List<String> some = skus.subList(from, Math.min(from + MOST_SKUS, skus.size()));
            for (JsonNode item :
                    items("/rest/V1/inventory/source-items", filter("sku", "in", String.join(",", some)))) {
                units.merge(item.path("sku").asText(), item.path("quantity").asLong(), Long::sum);
            }
        }
        return units;
    }

    private static Map<String, String> filter(String field, String condition, String value) {
        String filter = "searchCriteria[filter_groups][0][filters][0]";
        Map<String, String> criteria = new LinkedHashMap<>();
        criteria.put(filter + "[field]", field);
        criteria.put(filter + "[condition_type]", condition);
        criteria.put(filter + "[value]", value);
        return criteria;
    }

    /** Everything that a search finds, page by page. */
    private List<JsonNode> items(String path, Map<String, String> criteria) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Map<String, String> query = new LinkedHashMap<>(criteria);
            query.put("searchCriteria[pageSize]", String.valueOf(PAGE));
            query.put("searchCriteria[currentPage]", String.valueOf(page));
            JsonNode answer = read(path, query);
            answer.path("items").forEach(items::add);
            if ((long) page * PAGE >= answer.path("total_count").asLong()) {
                return items;
            }
        }
        throw new IOException(path + " has more than " + (long) MOST_PAGES * PAGE + " entries");
    }

    private JsonNode read(String path, Map<String, String> query) throws IOException {
        Fetching.Answer answer = fetching.get(
                URI.create(url + path + "?" + encoded(query)),
                Map.of("Authorization", "Bearer " + token.reveal(), "Accept", "application/json"),
                PATIENCE);
        if (answer.status() == 401 || answer.status() == 403) {
            throw new ShopRefusedException(
                    path + " answered " + answer.status()
                            + ": the token of the ledger has no right to it, is no bearer token here, or has expired",
                    answer.status(),
                    path);
        }
        JsonNode page = JSON.readTree(answer.good().body());
        if (!page.has("total_count")) {
            throw new IOException(path + " answered with something else than a list of results");
        }
        return page;
    }

    private static String encoded(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) -> text.append(text.length() == 0 ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }
}

package io.ridethrough.environments.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.LedgerReading.NotedDecision;
import io.ridethrough.environments.LedgerReading.ShopOrder;
import io.ridethrough.environments.ShopRefusedException;
import io.ridethrough.environments.embedded.StoreDecisions;
import io.ridethrough.environments.secret.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Orders and stock over Magento's admin REST API: {@code GET /rest/V1/orders} and {@code GET
 * /rest/V1/inventory/source-items} with {@code searchCriteria}. The token's resources have to be {@code
 * Magento_Sales::actions_view} and {@code Magento_InventoryApi::source}; with {@code Magento_Catalog::catalog_inventory} it
 * is also known what is sold without being counted.
 */
final class RestLedger {
    private static final String STOCK_ITEMS = "/rest/V1/stockItems/";
    private static final int NO_BACKORDERS = 0;

    /** SKUs asked for at once: an address has to stay short. */
    private static final int MOST_SKUS = 50;

    /** Likewise. */
    private static final int MOST_EMAILS = 50;

    private static final String ORDERS = "/rest/V1/orders";

    private static final String ORDER_FIELDS = "items[increment_id,quote_id,customer_email,grand_total,status,"
            + "items[sku,qty_ordered,qty_canceled]],total_count";

    private final AdminRest admin;

    /** @param url the API's base address, without {@code /rest} */
    RestLedger(URI url, Secret token, Fetching fetching) {
        this.admin = new AdminRest(url, token, fetching);
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
        return orders(Buyers.tagged(tag));
    }

    /**
     * Reads the orders of some buyers, over HTTP.
     *
     * @throws IOException when the shop does not answer, or not with orders
     */
    OrderBook orders(Buyers buyers) throws IOException {
        List<ShopOrder> orders = new ArrayList<>();
        SortedMap<String, Long> unitsSold = new TreeMap<>();
        for (JsonNode order : ordersOf(buyers)) {
            String email = order.path("customer_email").asText().toLowerCase(Locale.ROOT);
            // The shop's own pattern takes an underscore for any letter.
            if (buyers.areThose(email)) {
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

    private List<JsonNode> ordersOf(Buyers buyers) throws IOException {
        List<JsonNode> found = new ArrayList<>(admin.items(
                ORDERS, oldestFirst(AdminRest.filter(0, "customer_email", "like", "%" + buyers.tag() + "%"))));
        for (int from = 0; from < buyers.customers().size(); from += MOST_EMAILS) {
            List<String> some = buyers.customers()
                    .subList(
                            from,
                            Math.min(from + MOST_EMAILS, buyers.customers().size()));
            Map<String, String> criteria = AdminRest.filter(0, "customer_email", "in", String.join(",", some));
            criteria.putAll(AdminRest.filter(1, "entity_id", "gt", String.valueOf(buyers.newestBefore())));
            found.addAll(admin.items(ORDERS, oldestFirst(criteria)));
        }
        return found;
    }

    private static Map<String, String> oldestFirst(Map<String, String> criteria) {
        criteria.put("searchCriteria[sortOrders][0][field]", "entity_id");
        criteria.put("searchCriteria[sortOrders][0][direction]", "ASC");
        criteria.put("fields", ORDER_FIELDS);
        return criteria;
    }

    /** Reads over HTTP the entity id of the newest order of all; 0 where there is none. */
    long newestOrder() throws IOException {
        Map<String, String> criteria = new LinkedHashMap<>();
        criteria.put("searchCriteria[sortOrders][0][field]", "entity_id");
        criteria.put("searchCriteria[sortOrders][0][direction]", "DESC");
        criteria.put("searchCriteria[pageSize]", "1");
        criteria.put("fields", "items[entity_id],total_count");
        return admin.read(ORDERS, criteria).at("/items/0/entity_id").asLong();
    }

    /** Reads over HTTP what the reference store noted about orders and accounts of some buyers. */
    List<NotedDecision> notes(Buyers buyers) throws IOException {
        List<NotedDecision> decisions = new ArrayList<>();
        for (JsonNode order : admin.items("/rest/V1/inference/notes/orders", Map.of())) {
            decisions.add(StoreDecisions.ofOrder(order));
        }
        for (JsonNode account : admin.items("/rest/V1/inference/notes/accounts", Map.of())) {
            decisions.add(StoreDecisions.ofAccount(account));
        }
        return decisions.stream()
                .filter(noted -> buyers.areThose(noted.email()))
                .toList();
    }

    /** Reads over HTTP how many units there are of some products, by SKU, at all sources together. */
    Map<String, Long> stock(List<String> skus) throws IOException {
        Map<String, Long> units = new TreeMap<>();
        for (int from = 0; from < skus.size(); from += MOST_SKUS) {
            List<String> some = skus.subList(from, Math.min(from + MOST_SKUS, skus.size()));
            for (JsonNode item : admin.items(
                    "/rest/V1/inventory/source-items", AdminRest.filter(0, "sku", "in", String.join(",", some)))) {
                units.merge(item.path("sku").asText(), item.path("quantity").asLong(), Long::sum);
            }
        }
        return units;
    }

    /**
     * Of some products, those that the shop sells whether or not it has any: it does not manage their stock, or takes orders
     * for what has yet to come. Asks over HTTP for one at a time; what the token may not look at is taken for counted.
     *
     * @throws IOException when the shop does not answer
     */
    Set<String> soldUncounted(Collection<String> skus) throws IOException {
        Set<String> uncounted = new TreeSet<>();
        for (String sku : skus) {
            try {
                if (admin.thing(STOCK_ITEMS + AdminRest.segment(sku))
                        .filter(RestLedger::isUncounted)
                        .isPresent()) {
                    uncounted.add(sku);
                }
            } catch (ShopRefusedException e) {
                return Set.of();
            }
        }
        return uncounted;
    }

    private static boolean isUncounted(JsonNode item) {
        return !item.path("manage_stock").asBoolean(true)
                || item.path("backorders").asInt() != NO_BACKORDERS;
    }
}

package io.ridethrough.environments.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.BreakerHistory;
import io.ridethrough.environments.LedgerReading.NotedDecision;
import io.ridethrough.environments.LedgerReading.ShopOrder;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.ShopRefusedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference store as its operator sees it: its Prometheus metrics, and its orders and stock over Magento's admin
 * REST API ({@code GET /rest/V1/orders} and {@code /rest/V1/inventory/source-items} with {@code searchCriteria}).
 */
final class StoreAdmin {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 200;
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);
    private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(10);
    private static final Pattern BREAKER = Pattern.compile(
            "^resilience4j_circuitbreaker_state\\{.*?name=\"([^\"]+)\".*?state=\"([^\"]+)\".*?} 1(\\.0)?$");
    private static final Pattern GAUGE = Pattern.compile("^store_(workers|workers_busy|backlog) (\\d+)(\\.0)?$");
    private static final Pattern ANSWERS =
            Pattern.compile("^store_inference_answers_total\\{.*?point=\"([^\"]+)\".*?} (\\d+)(\\.0)?$");
    private static final String CREDENTIALS = "{\"username\":\"admin\",\"password\":\"Admin123!chaos\"}";

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PROBE_PATIENCE)
            .build();

    StoreAdmin(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    /** Reads the metrics over HTTP; empty when the store does not answer within a second. */
    Optional<ProbeReading> probe() {
        try {
            String metrics =
                    send(HttpRequest.newBuilder(address.resolve("/metrics")).timeout(PROBE_PATIENCE));
            Map<String, Object> values = new LinkedHashMap<>();
            Map<String, String> breakers = new LinkedHashMap<>();
            Map<String, Long> demand = new LinkedHashMap<>();
            for (String line : metrics.split("\n", -1)) {
                Matcher breaker = BREAKER.matcher(line);
                Matcher gauge = GAUGE.matcher(line);
                Matcher answers = ANSWERS.matcher(line);
                if (breaker.matches()) {
                    breakers.put(breaker.group(1), breaker.group(2).toUpperCase(Locale.ROOT));
                } else if (gauge.matches()) {
                    values.put(field(gauge.group(1)), Long.parseLong(gauge.group(2)));
                } else if (answers.matches()) {
                    demand.merge(answers.group(1), Long.parseLong(answers.group(2)), Long::sum);
                }
            }
            values.put("breakers", breakers);
            values.put("demand", demand);
            return Optional.of(new ProbeReading("store", values));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String field(String gauge) {
        return switch (gauge) {
            case "workers_busy" -> "workersBusy";
            case "backlog" -> "queued";
            default -> gauge;
        };
    }

    /** Reads over HTTP when each breaker changed its state. */
    List<BreakerHistory> breakers() throws IOException {
        return BreakerHistory.read(JSON.readTree(send(
                HttpRequest.newBuilder(address.resolve("/inference/breakers")).timeout(LEDGER_PATIENCE))));
    }

    /**
     * All orders, and what of each product they hold.
     *
     * @param unitsSold by SKU, without what was canceled
     */
    record OrderBook(List<ShopOrder> orders, SortedMap<String, Long> unitsSold) {}

    /** Reads all orders over HTTP. */
    OrderBook orders() throws IOException {
        List<ShopOrder> orders = new ArrayList<>();
        SortedMap<String, Long> unitsSold = new TreeMap<>();
        for (JsonNode order : items("/rest/V1/orders")) {
            orders.add(new ShopOrder(
                    order.path("increment_id").asText(),
                    order.path("quote_id").asText(),
                    order.path("customer_email").asText(),
                    new BigDecimal(order.path("grand_total").asText("0")),
                    order.path("status").asText()));
            for (JsonNode line : order.path("items")) {
                long units = line.path("qty_ordered").asLong()
                        - line.path("qty_canceled").asLong();
                unitsSold.merge(line.path("sku").asText(), units, Long::sum);
            }
        }
        return new OrderBook(orders, unitsSold);
    }

    /** Reads over HTTP what was decided about each order and each account. */
    List<NotedDecision> decisions() throws IOException {
        List<NotedDecision> decisions = new ArrayList<>();
        for (JsonNode order : items("/rest/V1/inference/notes/orders")) {
            decisions.add(StoreDecisions.ofOrder(order));
        }
        for (JsonNode account : items("/rest/V1/inference/notes/accounts")) {
            decisions.add(StoreDecisions.ofAccount(account));
        }
        return decisions;
    }

    /** Reads over HTTP how many units there are of each product, by SKU, at all sources together. */
    Map<String, Long> stock() throws IOException {
        Map<String, Long> units = new TreeMap<>();
        for (JsonNode item : items("/rest/V1/inventory/source-items")) {
            units.merge(item.path("sku").asText(), item.path("quantity").asLong(), Long::sum);
        }
        return units;
    }

    /** Everything that a search without conditions finds, page by page. */
    private List<JsonNode> items(String path) throws IOException {
        String token = JSON.readTree(send(HttpRequest.newBuilder(address.resolve("/rest/V1/integration/admin/token"))
                        .timeout(LEDGER_PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(CREDENTIALS))))
                .asText();
        List<JsonNode> items = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode answer = JSON.readTree(send(HttpRequest.newBuilder(address.resolve(path
                            + "?searchCriteria%5BpageSize%5D=" + PAGE + "&searchCriteria%5BcurrentPage%5D=" + page))
                    .timeout(LEDGER_PATIENCE)
                    .header("Authorization", "Bearer " + token)));
            answer.path("items").forEach(items::add);
            if (page * PAGE >= answer.path("total_count").asInt()) {
                return items;
            }
        }
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                String path = answer.request().uri().getPath();
                throw new ShopRefusedException(
                        "the store answered " + answer.statusCode() + " to " + path, answer.statusCode(), path);
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the store", e);
        }
    }
}

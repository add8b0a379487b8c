package io.ridethrough.environments.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ridethrough.environments.LedgerReading.ShopOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against canned answers of Magento's admin REST API, over a real socket. */
class StoreAdminTest {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer shop;
    private StoreAdmin admin;

    @BeforeEach
    void open() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        shop.createContext("/", this::answer);
        shop.start();
        answers.put("/rest/V1/integration/admin/token", "\"token\"");
        admin = new StoreAdmin(
                URI.create("http://127.0.0.1:" + shop.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        shop.stop(0);
    }

    @Test
    void orders_and_the_units_that_they_hold_are_read_together() throws IOException {
        answers.put("/rest/V1/orders", """
                {"total_count": 2, "items": [
                  {"increment_id": "000000001", "quote_id": 7, "customer_email": "a@example.test", "grand_total": 26.98,
                   "status": "processing", "items": [
                     {"sku": "CHAOS-LOW", "qty_ordered": 2, "qty_canceled": 0},
                     {"sku": "CHAOS-001", "qty_ordered": 1.0000, "qty_canceled": 0}]},
                  {"increment_id": "000000002", "quote_id": 8, "customer_email": "b@example.test", "grand_total": 5,
                   "status": "canceled", "items": [{"sku": "CHAOS-LOW", "qty_ordered": 3, "qty_canceled": 2}]}]}
                """);

        StoreAdmin.OrderBook book = admin.orders();

        assertThat(book.orders())
                .containsExactly(
                        new ShopOrder("000000001", "7", "a@example.test", new BigDecimal("26.98"), "processing"),
                        new ShopOrder("000000002", "8", "b@example.test", new BigDecimal("5"), "canceled"));
        assertThat(book.unitsSold()).isEqualTo(Map.of("CHAOS-001", 1L, "CHAOS-LOW", 3L));
    }

    @Test
    void stock_is_counted_over_all_sources() throws IOException {
        answers.put("/rest/V1/inventory/source-items", """
                {"total_count": 3, "items": [
                  {"sku": "CHAOS-LOW", "source_code": "default", "quantity": 5},
                  {"sku": "CHAOS-LOW", "source_code": "north", "quantity": 2},
                  {"sku": "CHAOS-OOS", "source_code": "default", "quantity": 0}]}
                """);

        assertThat(admin.stock()).isEqualTo(Map.of("CHAOS-LOW", 7L, "CHAOS-OOS", 0L));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body =
                answers.getOrDefault(exchange.getRequestURI().getPath(), "{}").getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

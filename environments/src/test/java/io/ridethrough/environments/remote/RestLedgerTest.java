package io.ridethrough.environments.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.LedgerReading.ShopOrder;
import io.ridethrough.environments.LedgerReading.ShopStock;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.secret.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what two real shops answered, over a real socket. */
class RestLedgerTest {
    private static final String ORDERS = "/rest/V1/orders";
    private static final String STOCK_ITEMS = "/rest/V1/stockItems/";
    private static final String SOURCES = "/rest/V1/inventory/source-items";

    private RecordedShop shop;
    private RestLedger ledger;

    @BeforeEach
    void open() throws IOException {
        shop = new RecordedShop();
        ledger = new RestLedger(shop.url(), Secret.of("the-token"), new Fetching(Clearance.LOOPBACK));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4.7-p3", "2.4.8-p1"})
    void orders_are_read_as_a_real_shop_tells_them(String release) throws IOException {
        shop.replay(ORDERS, release, "025-rest-admin-order-by-increment_id");
        JsonNode recorded = RecordedShop.recorded(release, "025-rest-admin-order-by-increment_id")
                .at("/response/body/items/0");

        List<ShopOrder> orders = ledger.orders("jane@").orders();

        assertThat(orders)
                .containsExactly(new ShopOrder(
                        recorded.path("increment_id").asText(),
                        recorded.path("quote_id").asText(),
                        "jane@example.test",
                        new BigDecimal(recorded.path("grand_total").asText()),
                        "pending"));
        assertThat(ledger.orders("-another-run-").orders())
                .as("orders that the shop's own search should not have found")
                .isEmpty();
        assertThat(shop.asked().get(0).authorization()).isEqualTo("Bearer the-token");
        assertThat(shop.asked().get(0).query())
                .contains("[field]=customer_email", "[condition_type]=like", "[value]=%jane@%", "[field]=entity_id")
                .contains("fields=items[increment_id,quote_id,customer_email,grand_total,status,items[sku,qty_ordered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4.7-p3", "2.4.8-p1"})
    void stock_is_read_as_a_real_shop_tells_it(String release) throws IOException {
        shop.replay(SOURCES, release, "070-rest-admin-source-items");

        assertThat(ledger.stock(List.of("CHAOS-006", "CHAOS-007"))).isEqualTo(Map.of("CHAOS-006", 1_000_000L));
        assertThat(shop.asked().get(0).query()).contains("[condition_type]=in", "[value]=CHAOS-006,CHAOS-007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4.7-p3", "2.4.8-p1"})
    void a_token_without_the_right_is_told_and_not_repeated(String release) throws IOException {
        shop.replay(ORDERS, release, "122-rest-ERR-no-token-admin-resource");

        assertThatThrownBy(() -> ledger.orders("x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(ORDERS + " answered 401")
                .hasMessageContaining("token")
                .hasMessageNotContaining("the-token");
    }

    @Test
    void every_page_is_read_and_what_was_canceled_is_not_sold() throws IOException {
        String order = """
                {"increment_id": "1", "quote_id": 1, "customer_email": "guest-run-1@example.test", "grand_total": 5,
                 "status": "pending", "items": [{"sku": "A", "qty_ordered": 3, "qty_canceled": 1}]}""";
        shop.reply(ORDERS, 200, "{\"items\": [" + order + "], \"total_count\": 150}");

        RestLedger.OrderBook book = ledger.orders("-run-");

        assertThat(shop.asked())
                .extracting(RecordedShop.Asked::query)
                .hasSize(2)
                .last()
                .asString()
                .contains("[currentPage]=2");
        assertThat(book.orders()).hasSize(2);
        assertThat(book.unitsSold()).isEqualTo(Map.of("A", 4L));
    }

    @Test
    void customers_who_had_an_account_are_asked_for_by_name_and_since_the_run_began() throws IOException {
        shop.reply(ORDERS, 200, """
                {"items": [
                  {"increment_id": "8", "quote_id": 1, "customer_email": "Load-2@example.test", "grand_total": 5,
                   "status": "pending", "items": []},
                  {"increment_id": "9", "quote_id": 2, "customer_email": "somebody@example.test", "grand_total": 5,
                   "status": "pending", "items": []}],
                 "total_count": 2}""");

        List<ShopOrder> orders = ledger.orders(
                        new Buyers("-run-", List.of("load-1@example.test", "load-2@example.test"), 77))
                .orders();

        assertThat(orders).extracting(ShopOrder::email).containsOnly("load-2@example.test");
        assertThat(shop.asked()).hasSize(2);
        assertThat(shop.asked().get(1).query())
                .contains("[0][filters][0][condition_type]=in", "[value]=load-1@example.test,load-2@example.test")
                .contains("[1][filters][0][field]=entity_id", "[1][filters][0][condition_type]=gt", "[value]=77");
    }

    @Test
    void the_newest_order_is_that_of_the_greatest_number() throws IOException {
        shop.reply(ORDERS, 200, "{\"items\": [{\"entity_id\": 77}], \"total_count\": 150}");

        assertThat(ledger.newestOrder()).isEqualTo(77);
        assertThat(shop.asked().get(0).query()).contains("[direction]=DESC", "[pageSize]=1");
        shop.reply(ORDERS, 200, "{\"items\": [], \"total_count\": 0}");
        assertThat(ledger.newestOrder()).isZero();
    }

    @Test
    void a_shop_without_such_orders_answers_with_null() throws IOException {
        shop.reply(ORDERS, 200, "{\"items\": null, \"total_count\": 0}");

        assertThat(ledger.orders("-run-").orders()).isEmpty();
    }

    @Test
    void what_is_sold_without_being_counted_is_told_apart() throws IOException {
        shop.reply(STOCK_ITEMS + "A", 200, stockItem(true, 0))
                .reply(STOCK_ITEMS + "B 1", 200, stockItem(false, 0))
                .reply(STOCK_ITEMS + "C", 200, stockItem(true, 1));

        assertThat(ledger.soldUncounted(List.of("A", "B 1", "C", "GONE"))).containsExactly("B 1", "C");
    }

    @Test
    void a_token_that_may_not_look_at_it_leaves_all_counted() throws IOException {
        shop.reply(STOCK_ITEMS + "A", 401, "{}").reply(STOCK_ITEMS + "B", 200, stockItem(false, 0));

        assertThat(ledger.soldUncounted(List.of("A", "B"))).isEmpty();
        assertThat(shop.asked()).as("it is not asked for each product").hasSize(1);
    }

    @Test
    void only_what_is_counted_can_be_sold_beyond_its_stock() throws IOException {
        shop.reply(SOURCES, 200, """
                {"items": [{"sku": "A", "quantity": 1}, {"sku": "B", "quantity": 0}, {"sku": "C", "quantity": 9}],
                 "total_count": 3}""")
                .reply(ORDERS, 200, "{\"items\": null, \"total_count\": 0}")
                .reply(STOCK_ITEMS + "A", 200, stockItem(true, 0))
                .reply(STOCK_ITEMS + "B", 200, stockItem(false, 0));
        RemoteBooks books = RemoteBooks.open(ledger, Optional.empty(), false, "-run-", List.of("A", "B", "C"));
        shop.reply(ORDERS, 200, """
                {"items": [{"increment_id": "1", "quote_id": 1, "customer_email": "guest-run-1@example.test",
                  "grand_total": 5, "status": "pending", "items": [{"sku": "A", "qty_ordered": 3},
                  {"sku": "B", "qty_ordered": 2}, {"sku": "C", "qty_ordered": 2}]}], "total_count": 1}""");

        assertThat(books.read().stock()).containsExactly(new ShopStock("A", 1, 3), new ShopStock("C", 9, 2));
    }

    private static String stockItem(boolean isManaged, int backorders) {
        return "{\"manage_stock\": " + isManaged + ", \"backorders\": " + backorders + "}";
    }

    @Test
    void something_else_than_a_list_is_no_empty_ledger() {
        shop.reply(ORDERS, 200, "{}").reply(SOURCES, 500, "broken");

        assertThatThrownBy(() -> ledger.orders("x")).hasMessageContaining("something else than a list");
        assertThatThrownBy(() -> ledger.stock(List.of("A"))).hasMessageContaining("answered 500");
    }
}

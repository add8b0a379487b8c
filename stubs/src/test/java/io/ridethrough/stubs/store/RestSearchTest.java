package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RestSearchTest {
    private static TestStore shop;
    private static Map<String, String> administrator;

    @BeforeAll
    static void placeThree() throws Exception {
        shop = TestStore.sound();
        for (int i = 0; i < 3; i++) {
            shop.place(shop.readyCart());
        }
        administrator = shop.bearerOfAdministrator();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void finds_an_order_by_its_increment_id() {
        TestStore.Answer found = search("increment_id", "000001064", "eq", "");
        assertThat(found.at("/total_count").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/quote_id").asLong()).isEqualTo(1095);
        assertThat(found.at("/items/0/grand_total").decimalValue()).isEqualByComparingTo("48.97");
        assertThat(found.at("/items/0/status").asText()).isEqualTo("pending");
    }

    @Test
    void compares_by_in_like_and_gteq() {
        assertThat(count("increment_id", "000001063,000001065", "in")).isEqualTo(2);
        assertThat(count("customer_email", "jane@%", "like")).isEqualTo(3);
        assertThat(count("customer_email", "john@%", "like")).isZero();
        assertThat(count("created_at", "2020-01-01 00:00:00", "gteq")).isEqualTo(3);
        assertThat(count("created_at", "2999-01-01 00:00:00", "gteq")).isZero();
        assertThat(count("status", "pending", "eq")).isEqualTo(3);
    }

    @Test
    void pages_and_still_tells_the_total() {
        TestStore.Answer second =
                search("status", "pending", "eq", "&searchCriteria[pageSize]=2&searchCriteria[currentPage]=2");
        assertThat(second.at("/total_count").asInt()).isEqualTo(3);
        assertThat(second.at("/items")).hasSize(1);
    }

    @Test
    void refuses_whoever_is_no_administrator() {
        TestStore.Answer refused = shop.send("GET", "/rest/V1/orders", Map.of(), "");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.at("/parameters/resources").asText()).isEqualTo("Magento_Sales::actions_view");
        assertThat(shop.send("GET", "/rest/V1/orders", shop.bearerOfCustomer(), "")
                        .status())
                .isEqualTo(401);
        assertThat(shop.send(
                                "POST",
                                "/rest/V1/integration/admin/token",
                                Map.of(),
                                "{\"username\":\"admin\",\"password\":\"wrong\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void breaks_on_an_unknown_field_and_takes_text_for_zero() {
        assertThat(search("shoe_size", "1", "eq", "").status()).isEqualTo(500);
        assertThat(count("quote_id", "not a number", "eq")).isZero();
        assertThat(shop.send("GET", "/rest/V1/orders", administrator, "").status())
                .isEqualTo(400);
    }

    @Test
    void knows_what_is_not_in_below_above_and_null() {
        assertThat(count("entity_id", "1052,1053", "nin")).isEqualTo(1);
        assertThat(count("entity_id", "1053", "neq")).isEqualTo(2);
        assertThat(count("entity_id", "1053", "gt")).isEqualTo(1);
        assertThat(count("entity_id", "1053", "to")).isEqualTo(2);
        assertThat(count("customer_id", "1", "null")).isEqualTo(3);
        assertThat(count("customer_id", "1", "notnull")).isZero();
        assertThat(count("customer_email", "JANE@example.test", "eq")).isEqualTo(3);
        assertThat(count("grand_total", "48.97", "eq")).isEqualTo(3);
    }

    @Test
    void sorts_by_the_field_that_was_named() {
        String sort = "&searchCriteria[sortOrders][0][field]=increment_id&searchCriteria[sortOrders][0][direction]=";
        assertThat(search("status", "pending", "eq", sort + "DESC")
                        .at("/items/0/entity_id")
                        .asLong())
                .isEqualTo(1054);
        assertThat(search("status", "pending", "eq", sort + "ASC")
                        .at("/items/0/entity_id")
                        .asLong())
                .isEqualTo(1052);
    }

    @Test
    void answers_with_the_selected_fields_alone() {
        TestStore.Answer found = search(
                "entity_id", "1053", "eq", "&fields=items[increment_id,quote_id,items[sku,qty_ordered]],total_count");
        assertThat(found.text())
                .isEqualTo("{\"items\":[{\"increment_id\":\"000001064\",\"quote_id\":1095,\"items\":["
                        + "{\"qty_ordered\":2,\"sku\":\"CHAOS-001\"},{\"qty_ordered\":1,\"sku\":\"CHAOS-002\"}]}],"
                        + "\"total_count\":1}");
    }

    @Test
    void stock_falls_by_what_was_ordered() {
        TestStore.Answer stock =
                shop.send("GET", "/rest/V1/inventory/get-product-salable-quantity/CHAOS-001/1", administrator, "");
        TestStore.Answer untouched =
                shop.send("GET", "/rest/V1/inventory/get-product-salable-quantity/CHAOS-009/1", administrator, "");
        assertThat(stock.json().asLong()).isEqualTo(untouched.json().asLong() - 6);
    }

    private static int count(String field, String value, String condition) {
        return search(field, value, condition, "").at("/total_count").asInt(-1);
    }

    private static TestStore.Answer search(String field, String value, String condition, String more) {
        String filter = "searchCriteria[filter_groups][0][filters][0]";
        String query = filter + "[field]=" + field + "&" + filter + "[value]="
                + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&" + filter + "[condition_type]=" + condition
                + more;
        return shop.send("GET", "/rest/V1/orders?" + query.replace("[", "%5B").replace("]", "%5D"), administrator, "");
    }
}

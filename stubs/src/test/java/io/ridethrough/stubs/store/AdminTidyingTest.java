package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.ledger.Seed;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an administrator takes away again: orders, which are called off, and customers. */
class AdminTidyingTest {
    private static final String CUSTOMERS = "/rest/V1/customers";
    private static TestStore shop;

    @BeforeAll
    static void open() throws Exception {
        shop = TestStore.sound();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void an_order_is_canceled_once_and_its_units_come_back() {
        int before = stock("CHAOS-007");
        String number = shop.place(shop.cartOf("CHAOS-007", 3))
                .at("/data/placeOrder/orderV2/number")
                .asText();
        JsonNode order = order(number);
        assertThat(stock("CHAOS-007")).isEqualTo(before - 3);

        String path = "/rest/V1/orders/" + order.path("entity_id").asText() + "/cancel";
        assertThat(admin("POST", path).text()).isEqualTo("true");
        assertThat(stock("CHAOS-007")).isEqualTo(before);
        JsonNode canceled = order(number);
        assertThat(canceled.path("state").asText()).isEqualTo("canceled");
        assertThat(canceled.path("status").asText()).isEqualTo("canceled");
        assertThat(canceled.at("/items/0/qty_canceled").asInt()).isEqualTo(3);

        TestStore.Answer again = admin("POST", path);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo("false");
        assertThat(stock("CHAOS-007")).isEqualTo(before);
    }

    @Test
    void an_order_that_there_is_not_cannot_be_canceled_nor_any_by_who_may_not() {
        TestStore.Answer unknown = admin("POST", "/rest/V1/orders/999999/cancel");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.at("/message").asText())
                .isEqualTo("The entity that was requested doesn't exist. Verify the entity and try again.");

        TestStore.Answer refused = shop.send("POST", "/rest/V1/orders/1/cancel", shop.bearerOfCustomer(), "");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.at("/parameters/resources").asText()).isEqualTo("Magento_Sales::cancel");
    }

    @Test
    void customers_are_found_by_their_email() {
        open("tidy-run-1@example.test");
        open("tidy-run-2@example.test");

        TestStore.Answer found = admin("GET", CUSTOMERS + "/search?" + email("like", "%25-run-%25") + "&" + page(1));
        assertThat(found.at("/total_count").asInt()).isEqualTo(2);
        assertThat(found.at("/items")).hasSize(1);
        assertThat(found.at("/items/0/email").asText()).isEqualTo("tidy-run-1@example.test");
        assertThat(admin("GET", CUSTOMERS + "/search?" + email("in", "tidy-run-2@example.test,nobody@example.test"))
                        .at("/items"))
                .hasSize(1);
        assertThat(admin("GET", CUSTOMERS + "/search?" + email("eq", "TIDY-run-2@example.test"))
                        .at("/items"))
                .hasSize(1);
        assertThat(admin("GET", CUSTOMERS + "/search?" + email("like", "%25").replace("email", "dob"))
                        .status())
                .isEqualTo(400);
        assertThat(shop.send("GET", CUSTOMERS + "/search?searchCriteria", Map.of(), "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_customer_who_was_deleted_is_gone_and_their_orders_stay() {
        Map<String, String> bearer = shop.bearerOfCustomer(3);
        String cart = shop.graphql("{customerCart{id}}", bearer)
                .at("/data/customerCart/id")
                .asText();
        assertThat(cart).isNotEmpty();
        TestStore.Answer found = admin("GET", CUSTOMERS + "/search?" + email("eq", Seed.email(3)));
        String path = CUSTOMERS + "/" + found.at("/items/0/id").asText();

        assertThat(shop.send("DELETE", path, bearer, "")
                        .at("/parameters/resources")
                        .asText())
                .isEqualTo("Magento_Customer::delete");
        assertThat(admin("DELETE", path).text()).isEqualTo("true");

        TestStore.Answer again = admin("DELETE", path);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.at("/message").asText()).isEqualTo("No such entity with %fieldName = %fieldValue");
        assertThat(shop.graphql("mutation{generateCustomerToken(email:\"" + Seed.email(3)
                                + "\",password:\"Passw0rd!x\"){token}}")
                        .at("/data/generateCustomerToken/token")
                        .asText())
                .isEmpty();
        assertThat(shop.graphql("{customer{email}}", bearer).json().has("errors"))
                .isTrue();
    }

    private static TestStore.Answer admin(String method, String path) {
        return shop.send(method, path, shop.bearerOfAdministrator(), "");
    }

    private static JsonNode order(String number) {
        TestStore.Answer found =
                admin("GET", "/rest/V1/orders?" + email("eq", number).replace("=email", "=increment_id"));
        assertThat(found.at("/items")).hasSize(1);
        return found.at("/items/0");
    }

    private static String email(String condition, String value) {
        String filter = "searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D";
        return filter + "%5Bfield%5D=email&" + filter + "%5Bcondition_type%5D=" + condition + "&" + filter
                + "%5Bvalue%5D=" + value;
    }

    private static String page(int size) {
        return "searchCriteria%5BpageSize%5D=" + size;
    }

    private static void open(String email) {
        String body = "{\"customer\":{\"email\":\"" + email
                + "\",\"firstname\":\"Re\",\"lastname\":\"St\"},\"password\":\"Passw0rd!x\"}";
        assertThat(shop.send("POST", CUSTOMERS, Map.of(), body).status()).isEqualTo(200);
    }

    private static int stock(String sku) {
        return shop.store
                .ledger()
                .<Product, RuntimeException>transact(
                        books -> books.products().bySku(sku).orElseThrow())
                .stock();
    }
}

package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.ledger.Seed;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RestCheckoutTest {
    private static final String ADDRESS = "{\"firstname\":\"Jane\",\"lastname\":\"Doe\",\"street\":[\"1 Chaos Way\"],"
            + "\"city\":\"Austin\",\"region_id\":57,\"postcode\":\"78701\",\"country_id\":\"US\","
            + "\"telephone\":\"5125550100\",\"email\":\"jane@example.test\"}";
    private static final String SHIPPING = "{\"addressInformation\":{\"shipping_address\":" + ADDRESS
            + ",\"billing_address\":" + ADDRESS
            + ",\"shipping_carrier_code\":\"flatrate\",\"shipping_method_code\":\"flatrate\"}}";
    private static final String CHECKMO = "{\"paymentMethod\":{\"method\":\"checkmo\"}}";
    private static final String PAYMENT =
            "{\"email\":\"jane@example.test\",\"paymentMethod\":{\"method\":\"checkmo\"}}";
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
    void a_guest_orders_in_five_calls() {
        String cart = filled("CHAOS-003", 2);
        TestStore.Answer totals = post(cart + "/shipping-information", SHIPPING);
        assertThat(totals.at("/totals/grand_total").decimalValue()).isEqualByComparingTo("35.98");
        assertThat(totals.text()).contains("\"shipping_amount\":10,");
        TestStore.Answer placed = post(cart + "/payment-information", PAYMENT);
        assertThat(placed.status()).isEqualTo(200);
        assertThat(placed.json().isIntegralNumber()).isTrue();
        assertThat(placed.outcome()).isEqualTo("model");
    }

    @Test
    void a_second_placing_finds_no_cart_and_places_no_order() {
        String cart = ready();
        post(cart + "/payment-information", PAYMENT);
        long orders = shop.orders();
        TestStore.Answer again = post(cart + "/payment-information", PAYMENT);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.at("/message").asText()).isEqualTo("No such entity with %fieldName = %fieldValue");
        assertThat(again.at("/parameters/fieldValue").isTextual()).isTrue();
        TestStore.Answer put = shop.send("PUT", cart + "/order", Map.of(), CHECKMO);
        assertThat(put.status()).isEqualTo(404);
        assertThat(put.at("/parameters/fieldValue").isIntegralNumber()).isTrue();
        assertThat(shop.orders()).isEqualTo(orders);
    }

    @Test
    void says_what_the_cart_lacks() {
        String empty = newCart();
        assertThat(message(post(empty + "/shipping-information", SHIPPING)))
                .startsWith("The shipping method can't be set for an empty cart.");
        assertThat(message(post(empty + "/payment-information", PAYMENT)))
                .isEqualTo("Some of the products are disabled.");
        String filled = filled("CHAOS-003", 1);
        assertThat(message(post(filled + "/payment-information", PAYMENT)))
                .isEqualTo("The shipping address is missing. Set the address and try again.");
        assertThat(message(post(ready() + "/payment-information", PAYMENT.replace("checkmo", "bogus_pay"))))
                .isEqualTo("The requested Payment Method is not available.");
        assertThat(message(post(filled + "/shipping-information", SHIPPING.replace("\"flatrate\"", "\"fast\""))))
                .isEqualTo("Carrier with such method not found: %1, %2");
    }

    @Test
    void refuses_products_that_are_unknown_sold_out_or_too_few() {
        String items = newCart() + "/items";
        assertThat(post(items, item("NOPE", "1")).status()).isEqualTo(404);
        assertThat(message(post(items, item("CHAOS-OOS", "1"))))
                .isEqualTo("Product that you are trying to add is not available.");
        assertThat(message(post(items, item("CHAOS-LOW", "6")))).isEqualTo("Not enough items for sale");
        assertThat(message(post(items, item("CHAOS-001", "1.5"))))
                .isEqualTo("You cannot use decimal quantity for this product.");
        assertThat(message(post(items, item("CHAOS-001", "20000"))))
                .isEqualTo("The requested qty exceeds the maximum qty allowed in shopping cart");
    }

    @Test
    void lines_are_added_up_changed_and_taken_out() {
        String items = filled("CHAOS-001", 1) + "/items";
        TestStore.Answer added = post(items, item("CHAOS-001", "2"));
        assertThat(added.at("/qty").asInt()).isEqualTo(3);
        String line = items + "/" + added.at("/item_id").asText();
        assertThat(shop.send("PUT", line, Map.of(), "{\"cartItem\":{\"qty\":5}}")
                        .at("/qty")
                        .asInt())
                .isEqualTo(5);
        assertThat(shop.send("DELETE", line, Map.of(), "").text()).isEqualTo("true");
        assertThat(shop.send("DELETE", line, Map.of(), "").at("/message").asText())
                .isEqualTo("The %1 Cart doesn't contain the %2 item.");
    }

    @Test
    void a_coupon_counts_until_an_unknown_one_is_tried() {
        String cart = filled("CHAOS-001", 3);
        assertThat(shop.send("PUT", cart + "/coupons/TENOFF", Map.of(), "").text())
                .isEqualTo("true");
        TestStore.Answer totals = shop.send("GET", cart + "/totals", Map.of(), "");
        assertThat(totals.at("/grand_total").decimalValue()).isEqualByComparingTo("29.67");
        assertThat(totals.at("/discount_amount").decimalValue()).isEqualByComparingTo("-3.3");
        assertThat(shop.send("PUT", cart + "/coupons/NOPE", Map.of(), "").status())
                .isEqualTo(404);
        assertThat(shop.send("GET", cart + "/coupons", Map.of(), "").text()).isEqualTo("[]");
    }

    @Test
    void a_customer_has_one_cart_and_none_after_the_order() {
        Map<String, String> bearer = shop.bearerOfCustomer();
        String mine = "/rest/V1/carts/mine";
        assertThat(shop.send("GET", mine + "/items", bearer, "").at("/message").asText())
                .isEqualTo("Current customer does not have an active cart.");
        String number = shop.send("POST", mine, bearer, "").text();
        assertThat(shop.send("POST", mine, bearer, "").text()).isEqualTo(number);
        shop.send("POST", mine + "/items", bearer, item("CHAOS-006", "1"));
        shop.send("POST", mine + "/shipping-information", bearer, SHIPPING);
        assertThat(shop.send("POST", mine + "/payment-information", bearer, CHECKMO)
                        .status())
                .isEqualTo(200);
        assertThat(shop.send("POST", mine + "/payment-information", bearer, CHECKMO)
                        .at("/message")
                        .asText())
                .isEqualTo("Current customer does not have an active cart.");
    }

    private static String newCart() {
        return "/rest/V1/guest-carts/" + post("/rest/V1/guest-carts", "").json().asText();
    }

    private static String filled(String sku, int units) {
        String cart = newCart();
        assertThat(post(cart + "/items", item(sku, String.valueOf(units))).status())
                .isEqualTo(200);
        return cart;
    }

    private static String ready() {
        String cart = filled("CHAOS-003", 1);
        post(cart + "/shipping-information", SHIPPING);
        return cart;
    }

    private static String item(String sku, String units) {
        return "{\"cartItem\":{\"sku\":\"" + sku + "\",\"qty\":" + units + "}}";
    }

    private static String message(TestStore.Answer answer) {
        assertThat(answer.status()).isIn(400, 404);
        return answer.at("/message").asText();
    }

    private static TestStore.Answer post(String path, String body) {
        return shop.send("POST", path, Map.of(), body);
    }

    @Test
    void a_customers_new_cart_has_the_saved_address_by_its_number() {
        Map<String, String> customer = shop.bearerOfCustomer(2);
        String address = "{\"customer\":{\"email\":\"" + Seed.email(2) + "\",\"firstname\":\"Re\",\"lastname\":\"St\","
                + "\"addresses\":[{\"firstname\":\"Re\",\"lastname\":\"St\",\"street\":[\"3 Load St\"],"
                + "\"city\":\"Austin\",\"region\":{\"region_id\":57},\"postcode\":\"78701\",\"country_id\":\"US\","
                + "\"telephone\":\"5125550102\",\"default_shipping\":true,\"default_billing\":true}]}}";
        long saved = shop.send("PUT", "/rest/V1/customers/me", customer, address)
                .at("/addresses/0/id")
                .asLong();
        shop.send("POST", "/rest/V1/carts/mine", customer, "");
        assertThat(shop.send("GET", "/rest/V1/carts/mine", customer, "")
                        .at("/billing_address/customer_address_id")
                        .asLong())
                .isEqualTo(saved)
                .isPositive();
    }
}

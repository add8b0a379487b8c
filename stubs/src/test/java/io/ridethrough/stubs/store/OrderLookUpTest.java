package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderLookUpTest extends BothReleases {
    private static final String LOST = "We couldn't locate an order with the information provided.";

    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void a_guest_finds_the_whole_order_by_its_token(MagentoRelease release) {
        ReleaseShop shop = shop(release);
        JsonNode placed = shop.place(shop.readyCart("CHAOS-001")).path("orderV2");
        String token = placed.path("token").asText();

        JsonNode order = shop.ask(byToken(
                        token,
                        "number token status carrier shipping_method shipping_address{city region region_id}"
                                + " billing_address{lastname} payment_methods{name type} items{product_name status"
                                + " product{sku}} total{grand_total{value} shipping_handling{total_amount{value}}}"))
                .at("/data/guestOrderByToken");

        assertThat(token).matches("0:3:[A-Za-z0-9+/]{70,}={0,2}");
        assertThat(order.path("number")).isEqualTo(placed.path("number"));
        assertThat(order.path("token").asText()).isNotEqualTo(token).startsWith("0:3:");
        assertThat(order.path("shipping_method").asText()).isEqualTo("Flat Rate - Fixed");
        assertThat(order.at("/shipping_address/region").asText()).isEqualTo("Texas");
        assertThat(order.at("/payment_methods/0/name").asText()).isEqualTo("Check / Money order");
        assertThat(order.at("/items/0/product/sku").asText()).isEqualTo("CHAOS-001");
        assertThat(order.at("/total/grand_total/value").decimalValue()).isEqualByComparingTo("31.98");
    }

    @Test
    void a_token_that_is_not_whole_finds_nothing() {
        String token = newer().place(newer().readyCart("CHAOS-001"))
                .at("/orderV2/token")
                .asText();
        char last = token.charAt(10) == 'A' ? 'B' : 'A';
        String tampered = token.substring(0, 10) + last + token.substring(11);

        assertThat(newer().refusal(byToken(tampered, "number"))).isEqualTo(LOST);
        assertThat(newer().refusal(byToken("garbage", "number"))).isEqualTo(LOST);
        assertThat(newer().refusal(byToken("0:3:AAAA", "number"))).isEqualTo(LOST);
    }

    @Test
    void what_else_a_guest_must_know_depends_on_the_release() {
        String older = older().place(older().readyCart("CHAOS-001"))
                .at("/orderV2/number")
                .asText();
        String newer = newer().place(newer().readyCart("CHAOS-001"))
                .at("/orderV2/number")
                .asText();

        assertThat(older().refusal(named(older, "postcode:\"78701\""))).isEmpty();
        assertThat(older().refusal(named(older, "postcode:\"10000\""))).isEqualTo(LOST);
        assertThat(newer().refusal(named(newer, "lastname:\"Doe\""))).isEmpty();
        assertThat(newer().refusal(named(newer, "lastname:\"Roe\""))).isEqualTo(LOST);
    }

    @Test
    void a_customer_s_orders_are_in_the_history_and_not_for_guests() {
        Optional<String> customer = newer().customer(1);
        JsonNode first = place(customer);
        JsonNode second = place(customer);
        String number = first.path("number").asText();

        JsonNode all = orders(customer, "(sort:{sort_field:NUMBER,sort_direction:DESC},pageSize:1)");
        JsonNode one = orders(customer, "(filter:{number:{eq:\"" + number + "\"}})");
        JsonNode none = orders(newer().customer(2), "");

        assertThat(all.path("total_count").asInt()).isEqualTo(2);
        assertThat(all.at("/page_info/total_pages").asInt()).isEqualTo(2);
        assertThat(all.at("/items/0/number")).isEqualTo(second.path("number"));
        assertThat(one.at("/items/0/number").asText()).isEqualTo(number);
        assertThat(one.path("total_count").asInt()).isEqualTo(1);
        assertThat(none.path("total_count").asInt()).isZero();
        assertThat(newer().refusal(byToken(first.path("token").asText(), "number"), customer))
                .isEqualTo("Please login to view the order.");
        assertThat(newer().refusal("{customer{orders(pageSize:0){total_count}}}", customer))
                .isEqualTo("pageSize value must be greater than 0.");
    }

    @Test
    void older_shop_fails_when_an_order_is_asked_for_its_coupon() {
        JsonNode older = couponOf(older());
        JsonNode newer = couponOf(newer());

        assertThat(older.at("/errors/0/message").asText()).isEqualTo("Internal server error");
        assertThat(older.at("/data/guestOrderByToken/applied_coupons/0").isNull())
                .isTrue();
        assertThat(newer.at("/data/guestOrderByToken/applied_coupons/0/code").asText())
                .isEqualTo("TENOFF");
    }

    private static JsonNode couponOf(ReleaseShop shop) {
        String cart = shop.readyCart("CHAOS-001");
        shop.ask("mutation{applyCouponToCart(input:{cart_id:\"" + cart + "\",coupon_code:\"TENOFF\"}){cart{id}}}");
        return shop.ask(byToken(shop.place(cart).at("/orderV2/token").asText(), "applied_coupons{code}"));
    }

    private JsonNode place(Optional<String> customer) {
        String cart = newer().customerCart(customer);
        newer().add(cart, "CHAOS-001", 1, customer);
        newer().ship(cart, "{address:" + ReleaseShop.ADDRESS + "}", customer);
        newer().bill(cart, "same_as_shipping:true", customer);
        newer().flatRate(cart, customer);
        newer().pay(cart, "checkmo", customer);
        return newer().place(cart, customer).path("orderV2");
    }

    private JsonNode orders(Optional<String> customer, String arguments) {
        return newer().ask(
                        "{customer{orders" + arguments
                                + "{total_count page_info{total_pages} items{number status total{grand_total{value}}}}}}",
                        customer)
                .at("/data/customer/orders");
    }

    private static String byToken(String token, String selected) {
        return "{guestOrderByToken(input:{token:\"" + token + "\"}){" + selected + "}}";
    }

    private static String named(String number, String proof) {
        return "{guestOrder(input:{number:\"" + number + "\",email:\"jane@example.test\"," + proof + "}){number}}";
    }
}

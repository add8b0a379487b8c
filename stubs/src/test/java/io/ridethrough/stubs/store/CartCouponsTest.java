package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CartCouponsTest extends BothReleases {
    @Test
    void a_coupon_is_taken_off_the_lines_and_named() {
        String cart = newer().guestCart();
        newer().add(cart, "CHAOS-001", 2);
        newer().add(cart, "CHAOS-002", 1);

        JsonNode answer = newer().ask(apply(
                        cart,
                        "TENOFF",
                        "items{prices{total_item_discount{value}}} applied_coupons{code} prices{grand_total{value}"
                                + " discounts{label applied_to amount{value}} discount{amount{value} label}}"))
                .at("/data/applyCouponToCart/cart");

        assertThat(answer.at("/applied_coupons/0/code").asText()).isEqualTo("TENOFF");
        assertThat(answer.at("/prices/grand_total/value").decimalValue()).isEqualByComparingTo("30.57");
        assertThat(answer.at("/prices/discounts/0/label").asText()).isEqualTo("10% off");
        assertThat(answer.at("/prices/discounts/0/applied_to").asText()).isEqualTo("ITEM");
        assertThat(answer.at("/prices/discount/amount/value").decimalValue()).isEqualByComparingTo("-3.40");
        assertThat(answer.at("/items/0/prices/total_item_discount/value")
                        .decimalValue()
                        .add(answer.at("/items/1/prices/total_item_discount/value")
                                .decimalValue()))
                .isEqualByComparingTo("3.40");
    }

    @Test
    void one_coupon_at_a_time_and_only_a_good_one() {
        String cart = newer().guestCart();
        assertThat(newer().refusal(apply(cart, "TENOFF", "id"))).isEqualTo("Cart does not contain products.");
        newer().add(cart, "CHAOS-001", 1);

        assertThat(newer().refusal(apply(cart, "NOPE", "id")))
                .isEqualTo("The coupon code isn't valid. Verify the code and try again.");
        assertThat(newer().refusal(apply(cart, "tenoff", "id"))).isEmpty();
        assertThat(newer().refusal(apply(cart, "TENOFF", "id")))
                .isEqualTo("A coupon is already applied to the cart. Please remove it to apply another");
    }

    @Test
    void a_removed_coupon_leaves_no_discount() {
        String cart = newer().guestCart();
        newer().add(cart, "CHAOS-001", 1);
        newer().ask(apply(cart, "TENOFF", "id"));

        JsonNode answer = newer().ask("mutation{removeCouponFromCart(input:{cart_id:\"" + cart
                        + "\"}){cart{applied_coupons{code} prices{discounts{label} grand_total{value}}}}}")
                .at("/data/removeCouponFromCart/cart");

        assertThat(answer.path("applied_coupons").isNull()).isTrue();
        assertThat(answer.at("/prices/discounts").isNull()).isTrue();
        assertThat(answer.at("/prices/grand_total/value").decimalValue()).isEqualByComparingTo("10.99");
    }

    private static String apply(String cart, String code, String selected) {
        return "mutation{applyCouponToCart(input:{cart_id:\"" + cart + "\",coupon_code:\"" + code + "\"}){cart{"
                + selected + "}}}";
    }
}

package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.stubs.store.release.MagentoRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CartLinesTest extends BothReleases {
    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void units_are_set_not_added_and_none_takes_the_line_out(MagentoRelease release) {
        ReleaseShop shop = shop(release);
        String cart = shop.guestCart();
        JsonNode line = shop.add(cart, "CHAOS-001", 2).at("/cart/items/0");
        String uid = "cart_item_uid:\"" + line.path("uid").asText() + "\"";

        assertThat(update(shop, cart, uid + ",quantity:3", "")
                        .at("/cart/total_quantity")
                        .asInt())
                .isEqualTo(3);
        assertThat(update(shop, cart, "cart_item_id:" + line.path("id").asText() + ",quantity:0", "")
                        .at("/cart/total_quantity")
                        .asInt())
                .isZero();
    }

    @Test
    void older_shop_refuses_a_line_that_is_not_there() {
        String cart = older().guestCart();
        older().add(cart, "CHAOS-001", 2);

        assertThat(older().refusal(document(cart, "cart_item_id:999999,quantity:3", "")))
                .isEqualTo("Could not find cart item with id: 999999.");
        assertThat(older().refusal(document(cart, "cart_item_uid:\"!!\",quantity:3", "")))
                .isEqualTo("Value of uid \"!!\" is incorrect.");
        assertThat(older().refusal(document(cart, "quantity:3", "")))
                .isEqualTo("Required parameter \"cart_item_id\" for \"cart_items\" is missing.");
    }

    @Test
    void newer_shop_answers_the_cart_with_what_went_wrong() {
        String cart = newer().guestCart();
        String id = newer().add(cart, "CHAOS-LOW", 2).at("/cart/items/0/id").asText();

        JsonNode missing = update(newer(), cart, "cart_item_id:999999,quantity:3", "errors{code message}");
        JsonNode tooMany = update(newer(), cart, "cart_item_id:" + id + ",quantity:9", "errors{code message}");

        assertThat(missing.at("/errors/0/code").asText()).isEqualTo("COULD_NOT_FIND_CART_ITEM");
        assertThat(tooMany.at("/errors/0/code").asText()).isEqualTo("INSUFFICIENT_STOCK");
        assertThat(tooMany.at("/cart/total_quantity").asInt()).isEqualTo(2);
    }

    @Test
    void a_line_is_removed_once() {
        String cart = newer().guestCart();
        String uid = newer().add(cart, "CHAOS-001", 2).at("/cart/items/0/uid").asText();
        String document = "mutation{removeItemFromCart(input:{cart_id:\"" + cart + "\",cart_item_uid:\"" + uid
                + "\"}){cart{total_quantity}}}";

        assertThat(newer().refusal(document)).isEmpty();
        assertThat(newer().refusal(document)).isEqualTo("The cart doesn't contain the item");
    }

    private static JsonNode update(ReleaseShop shop, String cart, String item, String selected) {
        return shop.ask(document(cart, item, selected)).at("/data/updateCartItems");
    }

    private static String document(String cart, String item, String selected) {
        return "mutation{updateCartItems(input:{cart_id:\"" + cart + "\",cart_items:[{" + item
                + "}]}){cart{total_quantity} " + selected + "}}";
    }
}

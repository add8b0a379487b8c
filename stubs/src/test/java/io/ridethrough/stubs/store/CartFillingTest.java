package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.stubs.store.release.MagentoRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CartFillingTest extends BothReleases {
    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void what_can_be_added_is_added_and_the_rest_is_reported(MagentoRelease release) {
        ReleaseShop shop = shop(release);
        String cart = shop.guestCart();

        JsonNode answer = shop.ask("mutation{addProductsToCart(cartId:\"" + cart
                        + "\",cartItems:[{sku:\"CHAOS-003\",quantity:1},{sku:\"NOPE\",quantity:1}])"
                        + "{cart{total_quantity} user_errors{code message}}}")
                .at("/data/addProductsToCart");

        assertThat(answer.at("/cart/total_quantity").asInt()).isEqualTo(1);
        assertThat(answer.at("/user_errors/0/code").asText()).isEqualTo("PRODUCT_NOT_FOUND");
        assertThat(answer.at("/user_errors/0/message").asText())
                .isEqualTo("Could not find a product with SKU \"NOPE\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHAOS-LOW | 6     | INSUFFICIENT_STOCK | The requested qty is not available
            CHAOS-OOS | 1     | PRODUCT_NOT_FOUND  | Could not find a product with SKU "CHAOS-OOS"
            CHAOS-001 | 0     | UNDEFINED          | The product quantity should be greater than 0
            CHAOS-001 | 0.5   | INSUFFICIENT_STOCK | The fewest you may purchase is 1.
            CHAOS-001 | 1.5   | UNDEFINED          | You cannot use decimal quantity for this product.
            CHAOS-001 | 20000 | UNDEFINED          | The requested qty exceeds the maximum qty allowed in shopping cart
            """)
    void older_shop_tells_why(String sku, double units, String code, String message) {
        JsonNode answer = older().add(older().guestCart(), sku, units);

        assertThat(answer.at("/user_errors/0/code").asText()).isEqualTo(code);
        assertThat(answer.at("/user_errors/0/message").asText()).isEqualTo(message);
        assertThat(answer.at("/cart/total_quantity").asInt()).isZero();
    }

    @Test
    void newer_shop_has_its_own_words_for_too_few() {
        JsonNode answer = newer().add(newer().guestCart(), "CHAOS-LOW", 6);

        assertThat(answer.at("/user_errors/0/code").asText()).isEqualTo("INSUFFICIENT_STOCK");
        assertThat(answer.at("/user_errors/0/message").asText()).isEqualTo("Not enough items for sale");
    }

    @Test
    void units_already_in_the_cart_count() {
        String cart = newer().guestCart();
        newer().add(cart, "CHAOS-LOW", 3);

        assertThat(newer().add(cart, "CHAOS-LOW", 3).at("/user_errors")).hasSize(1);
        assertThat(newer().add(cart, "CHAOS-LOW", 2).at("/user_errors")).isEmpty();
    }

    @Test
    void older_mutations_add_all_or_nothing() {
        String cart = older().guestCart();

        JsonNode answer = older().ask("mutation{addSimpleProductsToCart(input:{cart_id:\"" + cart
                + "\",cart_items:[{data:{sku:\"CHAOS-003\",quantity:1}},{data:{sku:\"CHAOS-OOS\",quantity:1}}]})"
                + "{cart{total_quantity}}}");

        assertThat(answer.at("/errors/0/message").asText())
                .isEqualTo("Could not add the product with SKU CHAOS-OOS to the shopping cart: Product that you are"
                        + " trying to add is not available.");
        assertThat(older().ask("{cart(cart_id:\"" + cart + "\"){total_quantity}}")
                        .at("/data/cart/total_quantity")
                        .asInt())
                .isZero();
    }

    @Test
    void a_client_may_choose_the_id_of_its_cart_once() {
        String id = "a".repeat(32);
        String document = "mutation{createGuestCart(input:{cart_uid:\"" + id + "\"}){cart{id}}}";

        assertThat(newer().ask(document).at("/data/createGuestCart/cart/id").asText())
                .isEqualTo(id);
        assertThat(newer().refusal(document)).isEqualTo("Cart with ID \"" + id + "\" already exists.");
        assertThat(newer().refusal("mutation{createEmptyCart(input:{cart_id:\"short\"})}"))
                .isEqualTo("Cart ID length should to be 32 symbols.");
    }
}

package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartAddressesTest extends BothReleases {
    private static final Optional<String> GUEST = Optional.empty();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            region:"TX"           | region:""             | Region is required.
            region:"TX"           | region:"Texas"        | "regionId" is required. Enter and try again.
            region:"TX"           | region_id:999         | The region_id does not match the selected country or region
            country_code:"US"     | country_code:"ZZ"     | Country is not available
            "1 Chaos Way"         | "a","b","c"           | "Street Address" cannot contain more than 2 lines.
            postcode:"78701"      | postcode:" "          | "postcode" is required. Enter and try again.
            telephone:"5125550100"| telephone:""          | "telephone" is required. Enter and try again.
            """)
    void an_address_that_won_t_do_is_refused(String good, String bad, String message) {
        String cart = cartWithProduct();
        String address = ReleaseShop.ADDRESS.replace(good, bad);

        assertThat(newer().ship(cart, "{address:" + address + "}", GUEST)).isEqualTo(message);
    }

    @Test
    void each_missing_part_is_an_error_that_does_not_say_where_it_is() {
        String address = ReleaseShop.ADDRESS.replace("Jane", "").replace("Austin", "");

        JsonNode answer = newer().ask("mutation{setShippingAddressesOnCart(input:{cart_id:\"" + cartWithProduct()
                + "\",shipping_addresses:[{address:" + address + "}]}){cart{id}}}");

        assertThat(answer.path("errors")).hasSize(2).allSatisfy(error -> {
            assertThat(error.has("path")).isFalse();
            assertThat(error.has("locations")).isFalse();
            assertThat(error.at("/extensions/category").asText()).isEqualTo("graphql-input");
        });
        assertThat(answer.at("/data/setShippingAddressesOnCart").isNull()).isTrue();
    }

    @Test
    void a_bill_may_follow_the_goods_and_the_goods_the_bill() {
        String cart = cartWithProduct();
        assertThat(newer().bill(cart, "same_as_shipping:true", GUEST))
                .isEqualTo("Could not use the \"same_as_shipping\" option, because the shipping address has not been"
                        + " set.");

        String elsewhere = ReleaseShop.ADDRESS.replace("Austin", "Dallas");
        assertThat(newer().bill(cart, "use_for_shipping:true,address:" + elsewhere, GUEST))
                .isEmpty();
        assertThat(newer().ask("{cart(cart_id:\"" + cart + "\"){shipping_addresses{city}}}")
                        .at("/data/cart/shipping_addresses/0/city")
                        .asText())
                .isEqualTo("Dallas");
    }

    @Test
    void only_the_customer_s_own_book_can_be_used() {
        Optional<String> customer = newer().customer(1);
        int address = newer().ask(
                        "mutation{createCustomerAddress(input:{firstname:\"P\",lastname:\"Q\",street:[\"2 Load St\"],"
                                + "city:\"Austin\",region:{region_id:57,region_code:\"TX\"},postcode:\"78701\","
                                + "country_code:US,telephone:\"5\"}){id}}",
                        customer)
                .at("/data/createCustomerAddress/id")
                .asInt();
        String chosen = "{customer_address_id:" + address + "}";
        Optional<String> other = newer().customer(2);
        String cart = newer().customerCart(customer);
        newer().add(cart, "CHAOS-001", 1, customer);

        assertThat(newer().ship(cart, chosen, customer)).isEmpty();
        assertThat(newer().ship(cart, "{customer_address_id:99999}", customer))
                .isEqualTo("Could not find a address with ID \"99999\"");
        assertThat(newer().ship(newer().customerCart(other), chosen, other))
                .isEqualTo("Current customer does not have permission to address with ID \"" + address + "\"");
        assertThat(newer().ship(cartWithProduct(), chosen, GUEST)).isEqualTo("The current customer isn't authorized.");
    }

    private String cartWithProduct() {
        String cart = newer().guestCart();
        newer().add(cart, "CHAOS-001", 1);
        return cart;
    }
}

package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CartTransferTest extends BothReleases {
    @Test
    void a_guests_cart_is_merged_into_the_customers_once() {
        Optional<String> customer = newer().customer(1);
        String own = newer().customerCart(customer);
        newer().add(own, "CHAOS-004", 1, customer);
        String guests = newer().guestCart();
        newer().add(guests, "CHAOS-004", 2);
        String merge = "mutation{mergeCarts(source_cart_id:\"" + guests + "\"){id total_quantity}}";

        JsonNode merged = newer().ask(merge, customer).at("/data/mergeCarts");

        assertThat(merged.path("id").asText()).isEqualTo(own);
        assertThat(merged.path("total_quantity").asInt()).isEqualTo(3);
        assertThat(newer().refusal(merge, customer)).isEqualTo("The cart isn't active.");
        assertThat(newer().refusal(merge)).isEqualTo("The current customer isn't authorized.");
    }

    @Test
    void merging_leaves_out_what_there_is_too_little_of() {
        Optional<String> customer = newer().customer(2);
        String own = newer().customerCart(customer);
        newer().add(own, "CHAOS-LOW", 4, customer);
        String guests = newer().guestCart();
        newer().add(guests, "CHAOS-LOW", 4);

        assertThat(newer().ask("mutation{mergeCarts(source_cart_id:\"" + guests + "\"){total_quantity}}", customer)
                        .at("/data/mergeCarts/total_quantity")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void an_assigned_cart_has_a_new_id_and_what_the_customer_had_before() {
        Optional<String> customer = older().customer(1);
        String own = older().customerCart(customer);
        older().add(own, "CHAOS-004", 1, customer);
        String guests = older().guestCart();
        older().add(guests, "CHAOS-005", 2);

        JsonNode assigned = older().ask(
                        "mutation{assignCustomerToGuestCart(cart_id:\"" + guests + "\"){id total_quantity email}}",
                        customer)
                .at("/data/assignCustomerToGuestCart");

        assertThat(assigned.path("total_quantity").asInt()).isEqualTo(3);
        assertThat(assigned.path("email").asText()).isEqualTo("customer0001@example.test");
        assertThat(older().customerCart(customer)).isEqualTo(assigned.path("id").asText());
        assertThat(older().refusal("{cart(cart_id:\"" + guests + "\"){id}}", customer))
                .isEqualTo("Could not find a cart with ID \"" + guests + "\"");
        assertThat(older().refusal("{cart(cart_id:\"" + own + "\"){id}}", customer))
                .isEqualTo("The cart isn't active.");
    }

    @Test
    void nobody_touches_anothers_cart_and_no_customer_a_guests() {
        Optional<String> customer = newer().customer(3);
        String own = newer().customerCart(customer);
        String guests = newer().guestCart();
        String refusal = "The current user cannot perform operations on cart \"%s\"";

        assertThat(newer().refusal("{cart(cart_id:\"" + own + "\"){id}}")).isEqualTo(refusal.formatted(own));
        assertThat(newer().refusal("{cart(cart_id:\"" + guests + "\"){id}}", customer))
                .isEqualTo(refusal.formatted(guests));
        assertThat(newer().place(own).isNull()).isTrue();
        assertThat(newer().refusal("mutation{createGuestCart{cart{id}}}", customer))
                .isEqualTo("Use `Query.customerCart` for logged in customer.");
    }

    @Test
    void an_answer_whose_only_field_may_not_be_null_has_no_data() {
        JsonNode answer = newer().ask("{customerCart{id}}");

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/message").asText()).isEqualTo("The request is allowed for logged in customer");
    }
}

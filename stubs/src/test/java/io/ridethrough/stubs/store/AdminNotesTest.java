package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.stubs.store.inference.SuitabilityRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a reviewer, or a reconciliation, reads of decisions over the admin's REST. */
@Timeout(60)
class AdminNotesTest {
    private static final String ALL = "?searchCriteria%5BpageSize%5D=500";

    @Test
    void an_orders_note_and_an_accounts_review_are_told_to_the_administrator_alone() throws IOException {
        try (TestStore shop = TestStore.sound()) {
            shop.model.answers(500, "{}");
            String number = shop.place(shop.cartOf("CHAOS-050", 2))
                    .at("/data/placeOrder/orderV2/number")
                    .asText();
            shop.graphql("mutation{createCustomerV2(input:{firstname:\"Ann\",lastname:\"Bee\","
                    + "email:\"x88@example.test\",password:\"Passw0rd!x\"}){customer{email}}}");

            JsonNode order = shop.send("GET", "/rest/V1/inference/notes/orders" + ALL, shop.bearerOfAdministrator(), "")
                    .at("/items/0");
            JsonNode accounts = shop.send(
                            "GET", "/rest/V1/inference/notes/accounts" + ALL, shop.bearerOfAdministrator(), "")
                    .json();

            assertThat(order.path("increment_id").asText()).isEqualTo(number);
            assertThat(order.path("total_qty_ordered").asInt()).isEqualTo(2);
            assertThat(order.path("advice").asText())
                    .isEqualTo(SuitabilityRule.words(order.path("grand_total").decimalValue(), 2));
            JsonNode newest = accounts.path("items").get(accounts.path("items").size() - 1);
            assertThat(newest.path("email").asText()).isEqualTo("x88@example.test");
            assertThat(newest.path("needs_review").asBoolean()).isTrue();
            assertThat(accounts.path("total_count").asInt())
                    .isEqualTo(accounts.path("items").size());
            assertThat(shop.send("GET", "/rest/V1/inference/notes/orders" + ALL, Map.of(), "")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_sentence_of_the_table_tells_its_decision_and_no_other_sentence_does() {
        assertThat(SuitabilityRule.decision(BigDecimal.valueOf(150), 2)).isEqualTo("review");
        assertThat(SuitabilityRule.decision(BigDecimal.valueOf(20), 1)).isEqualTo("suitable");
        assertThat(SuitabilityRule.decisionIn(SuitabilityRule.words(BigDecimal.valueOf(900), 1)))
                .contains("unsuitable");
        assertThat(SuitabilityRule.decisionIn("Suitable by")).isEqualTo(Optional.empty());
    }
}

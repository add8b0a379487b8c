package io.ridethrough.environments.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.LedgerReading.NotedDecision;
import io.ridethrough.stubs.store.inference.ReviewQueue;
import io.ridethrough.stubs.store.inference.SuitabilityRule;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreDecisionsTest {

    private static NotedDecision order(String total, int units, String advice) {
        JsonNode note = new ObjectMapper()
                .createObjectNode()
                .put("increment_id", "000000007")
                .put("customer_email", "guest-1@example.test")
                .put("grand_total", new BigDecimal(total))
                .put("total_qty_ordered", units)
                .put("advice", advice);
        return StoreDecisions.ofOrder(note);
    }

    private static NotedDecision account(String email, boolean needsReview) {
        JsonNode note = new ObjectMapper()
                .createObjectNode()
                .put("firstname", "Jane")
                .put("lastname", "Doe")
                .put("email", email)
                .put("needs_review", needsReview);
        return StoreDecisions.ofAccount(note);
    }

    private static String words(int amount) {
        return SuitabilityRule.words(BigDecimal.valueOf(amount), 1);
    }

    @Test
    void an_order_that_the_table_wants_looked_at_may_not_be_called_suitable() {
        NotedDecision held = order("150.00", 2, words(150));

        assertThat(held.noted()).isEqualTo("review");
        assertThat(held.subject()).isEqualTo("000000007");
        assertThat(held.needsPerson()).isTrue();
        assertThat(held.permitted()).contains("review", "unsuitable").doesNotContain("suitable");
        assertThat(order("150.00", 2, words(1)).noted()).isEqualTo("suitable");
    }

    @Test
    void a_small_order_may_be_called_anything_that_the_table_says() {
        NotedDecision small = order("20.00", 1, words(20));

        assertThat(small.needsPerson()).isFalse();
        assertThat(small.permitted()).contains(small.noted(), "review");
    }

    @Test
    void a_fund_is_permitted_where_the_clients_law_admits_it() {
        assertThat(order("20.00", 1, "CH-BAL-S sustainable, balanced as the client is."))
                .satisfies(fund -> assertThat(fund.permitted()).contains(fund.noted()));
        assertThat(order("20.00", 1, "EU-BAL balanced as the client is."))
                .satisfies(fund -> assertThat(fund.noted()).isEqualTo("EU-BAL"))
                .satisfies(fund -> assertThat(fund.permitted()).doesNotContain("EU-BAL"));
    }

    @Test
    void a_case_left_to_a_person_is_a_review_and_half_a_sentence_is_no_decision() {
        assertThat(order("20.00", 1, ReviewQueue.ORDER_WAITS).noted()).isEqualTo("review");
        assertThat(order("20.00", 1, "Suitable by").noted()).isEmpty();
    }

    @Test
    void an_account_whose_address_is_anothers_has_to_be_looked_at() {
        assertThat(account("new-1@example.test", false))
                .isEqualTo(new NotedDecision(
                        "identity", "new-1@example.test", "new-1@example.test", "verified", List.of("refer"), true));
        assertThat(account("jane@example.test", false).permitted()).contains("verified");
    }
}
